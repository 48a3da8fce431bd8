import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseFile } from '../../../domain/import/parse-file.ts';
import { splitRows } from '../../../domain/import/text/delimited.ts';
import { toTable } from '../../../domain/import/text/table.ts';
import { CATALOG } from '../../support/upload-case.ts';

/** A long table under these two names for the month and the year to date: the contract's own, or others. */
function read(names: string, rows: readonly (readonly string[])[]) {
  const lines = [['period', 'indicator', 'entity', names], ...rows].map((cells) => cells.join(','));
  const split = splitRows(lines.join('\n'), ',');
  if (!Array.isArray(split)) throw new Error(split.messageEn);
  const { observations, problems } = parseFile(
    { tables: [toTable(null, split)], encoding: 'utf-8' },
    { catalog: CATALOG, currentMonth: '2025-09', answers: { 'unit:亿元': '亿元' } },
  );
  return {
    observations: observations.map(({ column, at, ...one }) => one),
    problems: problems.map(({ grade, code, row }) => [grade, code, row]),
  };
}

const figure = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '—',
    '/',
    '１２．５',
    '-3.10',
    '+7',
    '.5',
    '8.',
    '007',
    '1e3',
    '无',
    '12亿元',
    '5%',
    '持平',
    '1.2.3',
    '-0',
  ),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(String),
  fc.integer({ min: -(10 ** 14), max: 10 ** 14 }).map((n) => String(n / 100)),
);
/** Each month and park once: of a figure given twice the two ways may name either row. */
const rows = fc.uniqueArray(
  fc.tuple(
    fc.constantFrom('2025-05', '2025-06', '2025年7月'),
    fc.constantFrom('TAX', '税收收入'),
    fc.constantFrom('GX', 'KG', '装备园'),
    figure,
    figure,
  ),
  { selector: ([period, , entity]) => period + entity, minLength: 1, maxLength: 8 },
);

test('the short way through the contract’s own columns reads what the long way reads', () => {
  fc.assert(
    fc.property(rows, (given) => {
      expect(read('month,ytd', given)).toEqual(read('本月,本年累计', given));
    }),
    { numRuns: 200 },
  );
});
