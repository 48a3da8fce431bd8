import { describe, expect, test } from '@jest/globals';
import { deckContents } from '../../../domain/decks/pages/page-contents.ts';
import { writeDeckWorkbook } from '../../../formats/xlsx/write/deck-workbook.ts';
import { tableSheet } from '../../../formats/xlsx/write/table-sheet.ts';
import { cellsOf, faultsOf, openPackage } from '../../support/office/office-file.ts';
import { openXmlErrors } from '../../support/office/open-xml.ts';
import { folderZone, sourceOf } from '../../support/zone/deck-source.ts';

const source = sourceOf(folderZone('seeds/demonstration'), '2025-08');
const contents = deckContents(
  {
    title: '调度会',
    period: '2025-08',
    pages: [
      { kind: 'overall' },
      { kind: 'park', entity: 'P-GX' },
      { kind: 'indicator', indicator: 'IND_OUTPUT' },
      { kind: 'matrix' },
      { kind: 'text', title: '=打算', text: '@一是' },
    ],
  },
  source,
);
const facts = { title: '调度会', author: '经发局', createdAt: source.exportedAt };
const bytes = writeDeckWorkbook(contents, facts, 'zh');

describe('a deck as a workbook', () => {
  test('has one sheet a page, whatever the page took on slides', () => {
    expect(contents.length).toBeGreaterThan(5);
    expect(openPackage(bytes).names.filter((name) => name.includes('worksheets/'))).toHaveLength(5);
  });

  test('shows the park’s rows under one head that stays in view', () => {
    const cells = cellsOf(bytes, 2);
    const head = [...cells].find(([, value]) => value === '累计')![0];
    const row = Number(head.slice(1));
    expect(openPackage(bytes).text('xl/worksheets/sheet2.xml')).toContain(`<pane ySplit="${row}"`);
    const rows = source.rows.filter(({ entity }) => entity === 'P-GX');
    const levels = rows.map(({ ytd }) => ytd).filter((value) => value !== null);
    const column = Array.from({ length: rows.length }, (_, i) => cells.get(`${head[0]}${row + 1 + i}`));
    expect(column.filter((value) => value !== undefined).sort()).toEqual([...levels].sort());
  });

  test('gives a chart’s numbers with its gaps', () => {
    const cells = cellsOf(bytes, 3);
    const [path] = contents.find(({ kind }) => kind === 'indicator')!.figures;
    const corner = [...cells].find(([, value]) => value === '月份')![0];
    const row = Number(corner.slice(1));
    path!.series.forEach(({ values }, s) => {
      values.forEach((value, place) => {
        expect(cells.get(`${String.fromCharCode(66 + s)}${row + 1 + place}`) ?? null).toBe(value);
      });
    });
  });

  test('is whole, reproducible, and as the Open XML SDK wants it', async () => {
    expect(faultsOf(openPackage(bytes))).toEqual([]);
    expect(Buffer.from(writeDeckWorkbook(contents, facts, 'zh')).equals(bytes)).toBe(true);
    expect(await openXmlErrors(bytes, 'xlsx')).toEqual([]);
  });
});

test('a table on a sheet leaves the drawn column out and gives a light its number', () => {
  const table = contents.find(({ kind }) => kind === 'park')!.tables[0]!;
  const { rows, frozenRows } = tableSheet(table, '高新园', 'zh');
  expect(rows[0]!.map((cell) => cell?.value)).toEqual([
    '指标',
    '累计',
    '同比',
    '完成率',
    '序时差（百分点）',
    '亮灯',
    '完成率位次',
    '增速位次',
  ]);
  expect(frozenRows).toBe(1);
  const [first] = table.rows;
  const row = source.rows.find((one) => `${one.indicator}|${one.entity}` === first!.key)!;
  expect(rows[1]![4]).toMatchObject({ value: row.gap, format: '+0.0;-0.0;0.0' });
  expect(rows[1]![3]).toMatchObject({ value: row.completion, format: '0.0"%"' });
});
