import { LIGHT_SHAPES, statusText } from '../explanation/reasons.ts';
import { growthDecimals, growthUnitText, indicatorText, partDecimals } from '../format.ts';
import type { Catalog, Indicator, Text } from '../model.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import { gapUnitText, unitText } from '../unit.ts';
import { type Cell, type Column, type DeckTable, number, rowOf } from './deck-table.ts';
import { findIndicator } from './page-content.ts';

/** One column of the export: its header and its cells. */
interface Export {
  id: string;
  name: Text;
  unit?: Text;
  align: Column['align'];
  cell(row: ProgressRow, indicator: Indicator, names: ReadonlyMap<string, Text>): Cell;
}

function same(word: string): Text {
  return { zh: word, en: word };
}

function words(
  id: string,
  zh: string,
  en: string,
  say: (row: ProgressRow, indicator: Indicator, names: ReadonlyMap<string, Text>) => Text,
): Export {
  const cell: Export['cell'] = (...about) => ({ is: 'text', text: say(...about) });
  return { id, name: { zh, en }, align: 'left', cell };
}

/** A kind of number; without `decimals` it has the indicator's, and what is computed of it those of `formatPart`. */
function numbers(unit?: Text, decimals?: number | 'part') {
  return (id: string, zh: string, en: string, find: (row: ProgressRow) => number | null): Export => ({
    id,
    name: { zh, en },
    ...(unit && { unit }),
    align: 'right',
    cell: (row, indicator) => {
      const value = find(row);
      const own = indicator.decimals;
      return number(value, 'level', decimals === 'part' ? partDecimals(value, own) : (decimals ?? own));
    },
  });
}

const NONE: Text = { zh: '', en: '' };

const level = numbers();
const part = numbers(undefined, 'part');
const percent = numbers({ zh: '%', en: '%' }, 1);
const points = numbers({ zh: '百分点', en: 'pp' }, 1);
const POINTS = gapUnitText('%');
const count = numbers(undefined, 0);

type Growth = 'yoyYtd' | 'yoyMonth';

/** What it is counted in has a column of its own: percent, percentage points of a rate, or the indicator's unit. */
function growth(id: Growth, zh: string, en: string): Export {
  const cell: Export['cell'] = (row, indicator) => {
    return number(row[id], 'level', growthDecimals(indicator, row[`${id}Source`]));
  };
  return { id, name: { zh, en }, align: 'right', cell };
}

function growthUnit(id: Growth, zh: string, en: string): Export {
  return words(`${id}Unit`, zh, en, (row, indicator) => {
    return row[id] === null ? NONE : growthUnitText(indicator, row[`${id}Source`]);
  });
}

const TARGET_TYPES: Record<string, Text> = {
  value: { zh: '总量', en: 'level' },
  growth: { zh: '增速', en: 'growth' },
  cap: { zh: '控制', en: 'limit' },
};

const EXPORTS: Export[] = [
  words('period', '数据期间', 'Period', (row) => same(row.period)),
  words('indicatorCode', '指标编码', 'Indicator code', (row) => same(row.indicator)),
  words('indicator', '指标', 'Indicator', (_, indicator) => indicatorText(indicator)),
  words('category', '类别', 'Category', (_, { category, categoryEn }) => ({
    zh: category,
    en: categoryEn ?? category,
  })),
  words('unit', '计量单位', 'Unit', (_, { unit }) => unitText(unit)),
  words('entityCode', '主体编码', 'Entity code', (row) => same(row.entity)),
  words('entity', '主体', 'Entity', (row, _, names) => names.get(row.entity) ?? same(row.entity)),
  level('month', '当月', 'Month', (row) => row.month),
  level('ytd', '累计', 'Year to date', (row) => row.ytd),
  level('ytdLastYear', '上年同期累计', 'Same period last year', (row) => row.ytdLastYear),
  growth('yoyYtd', '累计同比', 'Growth to date'),
  growthUnit('yoyYtd', '累计同比单位', 'Growth to date in'),
  growth('yoyMonth', '当月同比', 'Growth of the month'),
  growthUnit('yoyMonth', '当月同比单位', 'Growth of the month in'),
  level('target', '年度目标', 'Annual target', (row) => row.target?.value ?? null),
  words(
    'targetType',
    '目标类型',
    'Target type',
    (row) => (row.target && TARGET_TYPES[row.target.type]) || NONE,
  ),
  percent('completion', '完成率', 'Completion', (row) => row.completion),
  percent('pace', '序时进度', 'Pace', (row) => row.pace),
  {
    id: 'gap',
    name: { zh: '序时差', en: 'Against pace' },
    align: 'right',
    cell: (row, { decimals }) => number(row.gap, 'level', row.gapUnit === 'unit' ? Math.max(decimals, 1) : 1),
  },
  words('gapUnit', '序时差单位', 'Against pace in', (row, { unit }) =>
    row.gapUnit === null ? NONE : row.gapUnit === 'unit' ? gapUnitText(unit) : POINTS,
  ),
  part('gapAmount', '序时差额', 'Amount against pace', (row) => row.gapAmount),
  words('status', '状态', 'Status', (row) => ({
    zh: `${LIGHT_SHAPES[row.light]} ${statusText(row).zh}`,
    en: `${LIGHT_SHAPES[row.light]} ${statusText(row).en}`,
  })),
  level('remaining', '尚需完成', 'Remaining', (row) => row.remaining),
  part('requiredMonthly', '后续月均需', 'Needed monthly', (row) => row.requiredMonthly),
  percent('requiredYoy', '后续需增长', 'Growth needed', (row) => row.requiredYoy),
  part('projection', '全年预计', 'Year-end estimate', (row) => row.projection?.value ?? null),
  percent(
    'projectionCompletion',
    '预计完成率',
    'Estimated completion',
    (row) => row.projection?.completion ?? null,
  ),
  count(
    'rankCompletion',
    '完成率位次',
    'Rank by completion',
    (row) => row.ranks.completion?.position ?? null,
  ),
  count('rankYoy', '增速位次', 'Rank by growth', (row) => row.ranks.yoy?.position ?? null),
  count('rankLeague', '全市位次', 'Rank in the city', (row) => row.ranks.league?.position ?? null),
  percent('share', '比重', 'Share', (row) => row.share),
  points('pull', '拉动', 'Pull', (row) => row.pull),
  percent('contribution', '贡献率', 'Contribution', (row) => row.contribution),
];

/** The rows of `/api/progress` as a table for XLSX and CSV: numbers unrounded, a dash nowhere, blanks for null. */
export function progressTable(rows: readonly ProgressRow[], catalog: Catalog): DeckTable {
  const names = new Map(
    catalog.entities.map((entity) => [entity.code, { zh: entity.name, en: entity.nameEn ?? entity.name }]),
  );
  return {
    id: 'progress',
    columns: EXPORTS.map(({ id, name, unit, align }): Column => ({ id, name, unit: unit ?? null, align })),
    rows: rows.flatMap((row) => {
      const indicator = findIndicator(catalog, row.indicator);
      if (!indicator) return [];
      const cells = EXPORTS.map((column) => column.cell(row, indicator, names));
      return [{ ...rowOf(row.indicator, row.entity), cells }];
    }),
    lane: null,
    figure: null,
  };
}
