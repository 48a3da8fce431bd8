import { MONTHS } from './calendar.ts';
import { ENTITY_HEADER, entityRows } from './entities.ts';
import { applyExceptions } from './exceptions.ts';
import type { GeneratedData, TargetLine } from './generated-data.ts';
import { INDICATOR_HEADER, INDICATORS, indicatorRows } from './indicators/catalog.ts';
import type { IndicatorSpec, Model } from './indicators/indicator-spec.ts';
import { generateCount } from './models/count.ts';
import { generateFlow } from './models/flow.ts';
import { generateLevel, generateRatio, generateSum } from './models/level.ts';
import { generateStock } from './models/stock.ts';
import { OBSERVATION_HEADER, observationRows } from './observation-rows.ts';
import { type Cell, rounded, toCsv } from './table.ts';

/** The files of the demonstration zone by name. The text is the same on every machine and every day. */
export function demonstrationFolder(): Record<string, string> {
  const data = generateData();
  const entities = entityRows();
  const codes = entities.map(([code]) => String(code));
  const observations = INDICATORS.flatMap((spec) => observationRows(data, spec, codes));
  return {
    'about.json': `${JSON.stringify(ABOUT, null, 2)}\n`,
    'entities.csv': toCsv(ENTITY_HEADER, entities),
    'indicators.csv': toCsv(INDICATOR_HEADER, indicatorRows()),
    'targets.csv': toCsv(TARGET_HEADER, targetRows(data, INDICATORS, codes)),
    'observations.csv': toCsv(OBSERVATION_HEADER, observations),
  };
}

const ABOUT = {
  title: { zh: '云澜经济技术开发区（示例）', en: 'Yunlan Development Zone (fictional)' },
  demonstration: true,
};

/** Sums and ratios come after their terms. */
const ORDER: readonly Model['of'][] = ['flow', 'count', 'stock', 'level', 'sum', 'ratio'];

function generateData(): GeneratedData {
  const data: GeneratedData = { series: new Map(), targets: [] };
  for (const of of ORDER) {
    for (const spec of INDICATORS) if (spec.model.of === of) generate(data, spec);
  }
  applyExceptions(data);
  return data;
}

function generate(data: GeneratedData, spec: IndicatorSpec): void {
  const { model } = spec;
  if (model.of === 'flow') generateFlow(data, spec, model);
  if (model.of === 'count') generateCount(data, spec, model);
  if (model.of === 'stock') generateStock(data, spec, model);
  if (model.of === 'level') generateLevel(data, spec, model);
  if (model.of === 'sum') generateSum(data, spec, model);
  if (model.of === 'ratio') generateRatio(data, spec, model);
}

const TARGET_HEADER = [
  'indicator',
  'entity',
  'year',
  'type',
  'value',
  ...MONTHS.map((m) => `m${m}`),
  'version',
  'from',
  'note',
];

/** Rows of targets.csv: by indicator, year, entity and version, in the order of the other files. */
function targetRows(
  data: GeneratedData,
  indicators: readonly IndicatorSpec[],
  entities: readonly string[],
): Cell[][] {
  return indicators.flatMap((spec) => {
    const own = data.targets.filter((target) => target.indicator === spec.code);
    const order = (t: TargetLine) => t.year * 1e6 + entities.indexOf(t.entity) * 10 + t.version;
    return own.sort((a, b) => order(a) - order(b)).map(toRow);
  });
}

function toRow(target: TargetLine): Cell[] {
  const plan = target.plan ?? MONTHS.map(() => null);
  return [
    target.indicator,
    target.entity,
    target.year,
    target.type,
    rounded(target.value, 3),
    ...plan,
    target.version,
    target.from,
    target.note,
  ];
}
