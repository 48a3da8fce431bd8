import { MONTHS } from './calendar.ts';
import type { Story } from './story.ts';
import { type Cell, rounded } from './table.ts';
import type { TargetLine, Truth } from './truth.ts';

export const TARGET_HEADER = [
  'indicator',
  'entity',
  'year',
  'type',
  'value',
  ...MONTHS.map((m) => `m${m}`),
  'version',
  'note',
];

/** Rows of targets.csv: by indicator, year, entity and version, in the order of the other files. */
export function targetRows(truth: Truth, stories: readonly Story[], entities: readonly string[]): Cell[][] {
  return stories.flatMap((story) => {
    const own = truth.targets.filter((target) => target.indicator === story.code);
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
    target.note,
  ];
}
