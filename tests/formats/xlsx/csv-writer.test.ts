import { expect, test } from '@jest/globals';
import { type DeckTable, number, text } from '../../../domain/decks/deck-table.ts';
import { writeCsv } from '../../../formats/csv/csv-writer.ts';

test('a table opens in Excel by a double click: mark, line ends, numbers unrounded, null blank', () => {
  const column = (id: string, zh: string) => ({
    id,
    name: { zh, en: id },
    unit: null,
    align: 'left' as const,
  });
  const table: DeckTable = {
    id: 't',
    columns: [
      column('name', '名称'),
      { ...column('ytd', '累计'), unit: { zh: '亿元', en: 'CNY' } },
      column('lane', '图'),
    ],
    rows: [
      { key: 'a', cells: [text('=A', '=A'), number(0.1 + 0.2, 'level', 2), text('', '')] },
      { key: 'b', cells: [text('乙', 'B'), number(null, 'level', 2), text('未报', '')] },
      { key: 'c', cells: [text('丙', 'C'), number(-5, 'level', 2), text('', '')] },
    ],
    lane: { column: 'lane', kind: 'bars', unit: '%', decimals: 1, from: 0, to: 1, start: 0, series: [] },
    figure: null,
  };
  expect(writeCsv(table, 'zh')).toBe(
    "\ufeff名称,累计（亿元）\r\n'=A,0.30000000000000004\r\n乙,\r\n丙,-5\r\n",
  );
});
