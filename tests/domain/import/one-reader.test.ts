import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkRefusals } from '../../../domain/import/checks/check-figures.ts';
import { isProblem } from '../../../domain/import/finding.ts';
import { parseDataFolder } from '../../../domain/import/folder/data-folder.ts';
import { parseFile } from '../../../domain/import/parse-file.ts';
import { readTextTable } from '../../../domain/import/text/text-table.ts';
import { parseZone } from '../../support/zone/deck-source.ts';

/** A folder (`npm run load`) and an upload give the same figures of the same observations, and the same refusals. */

const encode = (text: string) => new TextEncoder().encode(text);
const { catalog } = parseZone({
  'entities.csv': encode(
    'code,name,kind,parent\nZONE,全区,zone,\nA,甲 园,park,ZONE\nB,乙园（东区）,park,ZONE\n',
  ),
  'indicators.csv':
    encode(`code,name,category,unit,kind,direction,first_month,frequency,lag,department,decimals
SALES,开票销售,工业,亿元,flow,higher,1,monthly,0,,2
OUTPUT,工业产值,工业,万元,flow,higher,2,monthly,1,,2
GDP,地区生产总值,综合,亿元,flow,higher,1,quarterly,0,,2
ADDED,工业增加值,工业,%,growth,higher,2,monthly,0,,1
LOSS,亏损面,工业,%,rate,lower,1,monthly,1,,1
`),
});
const context = { catalog, currentMonth: '2025-12' };

type Verdict = { refused: string[] } | { figures: Record<string, unknown[]> };

interface Figures {
  period: string;
  indicator: string;
  entity: string;
  month: number | null;
  ytd: number | null;
  yoyMonth: number | null;
  yoyYtd: number | null;
  status: string | null;
}

function verdictOf(
  refused: readonly { code: string; row: number | null }[],
  rows: readonly Figures[],
): Verdict {
  const codes = new Set(refused.map(({ code }) => code));
  // An upload also asks for what a row lacks.
  const told = refused.filter(({ code }) => !codes.has(`missing-${code}`));
  if (told.length > 0) return { refused: told.map(({ code, row }) => `${row} ${code}`).sort() };
  const reported = rows.filter((one) =>
    [one.month, one.ytd, one.yoyMonth, one.yoyYtd].some((figure) => figure !== null),
  );
  return {
    figures: Object.fromEntries(
      reported.map((one) => [
        `${one.period} ${one.indicator} ${one.entity}`,
        [one.month, one.ytd, one.yoyMonth, one.yoyYtd, one.status],
      ]),
    ),
  };
}

function upload(bytes: Uint8Array): Verdict {
  const read = readTextTable(bytes);
  if (isProblem(read)) return verdictOf([read], []);
  const { observations, problems, questions } = parseFile(
    { tables: [read.table], encoding: read.encoding },
    context,
  );
  const refused = [...problems, ...checkRefusals(observations, context)].filter(
    ({ grade, code }) => grade === 'refuse' && code !== 'no-figures',
  );
  return verdictOf([...refused, ...questions], observations);
}

function load(bytes: Uint8Array): Verdict {
  const { problems, observations } = parseDataFolder({ 'observations.csv': bytes }, context);
  return verdictOf(
    problems,
    observations.rows.map(({ value }) => value),
  );
}

const HEADERS = {
  zh: ['期间', '指标', '园区/部门/地区', '当月', '累计', '当月同比', '累计同比', '状态'],
  en: ['period', 'indicator', 'entity', 'month', 'ytd', 'yoy_month', 'yoy_ytd', 'status'],
};
const csv = (header: readonly string[], rows: readonly (readonly string[])[], mark = ',') =>
  [header, ...rows]
    .map((cells) => cells.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(mark))
    .join('\n');

test('the ordinary spellings that an upload takes', () => {
  const text = [
    '期间\t指标\t园区/部门/地区\t当月\t累计\t累计同比\t状态',
    '2025年3月\t开票 销售\t甲园\t—\t12.4亿元\t14.8%\t定报',
    '2025/4\tSALES\t乙园(东区)\t１，２３４．５\t下降3.2\t增长5.1%\t快报数',
  ].join('\n');
  expect(load(new TextEncoder().encode(text))).toEqual({
    figures: {
      '2025-03 SALES A': [null, 12.4, null, 14.8, 'official'],
      '2025-04 SALES B': [1234.5, -3.2, null, 5.1, 'flash'],
    },
  });
  expect(upload(new TextEncoder().encode(text))).toEqual(load(new TextEncoder().encode(text)));
});

test('whatever the cells of the contract’s columns say', () => {
  const oneOf = (...texts: string[]) => fc.constantFrom(...texts);
  const ugly = fc.string({ unit: fc.constantFrom(...'0123456789.,-—%（）亿万元年月增长下降持平 aA"\'') });
  const period = fc.oneof(
    { weight: 6, arbitrary: oneOf('2025-06', '2025-03', '2025年3月', '2025/6', '202506', '1-6月', '2025.1') },
    { weight: 1, arbitrary: oneOf('', '2025-13', '2026-01', '2025-01', '上半年', 'June 2025', 'x') },
  );
  const indicator = fc.oneof(
    { weight: 6, arbitrary: oneOf('SALES', '开票销售', '开票 销售', '工业产值', 'OUTPUT', 'GDP', 'LOSS') },
    { weight: 1, arbitrary: oneOf('', 'ADDED', 'NOTHING', '开票销售_同比', '合计', '其中：开票销售') },
  );
  const entity = fc.oneof(
    { weight: 6, arbitrary: oneOf('A', '甲园', '甲 园', 'B', '乙园(东区)', 'ZONE') },
    { weight: 1, arbitrary: oneOf('', 'NOBODY', '合计', '甲园同比', 'a') },
  );
  const figure = fc.oneof(
    { weight: 6, arbitrary: oneOf('12.4', '-3', '1,234.5', '１２．４', '—', '', '14.8%', '12.4亿元', '(3)') },
    {
      weight: 1,
      arbitrary: oneOf('持平', '下降3.2%', '1.5个百分点', '1.2E+05', 'x', '约12', '3.2亿', '0x10'),
    },
    { weight: 1, arbitrary: ugly },
  );
  const status = oneOf('', '快报', '定报', 'official', 'Revised', '修订数', 'final');
  const row = fc.tuple(period, indicator, entity, figure, figure, figure, figure, status);
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(HEADERS.zh, HEADERS.en),
      fc.constantFrom(',', '\t', ';'),
      (rows, header, mark) => {
        const bytes = new TextEncoder().encode(csv(header, rows, mark));
        expect(load(bytes)).toEqual(upload(bytes));
      },
    ),
    { numRuns: 300 },
  );
});
