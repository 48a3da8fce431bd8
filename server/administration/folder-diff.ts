import { readAbout, type StoredCatalog } from '../../db/figures/catalog.ts';
import { findIndicatorsWithFigures } from '../../db/figures/indicators.ts';
import { type NewObservation, readSameFigures } from '../../db/figures/observations.ts';
import { type NewTarget, readTargetVersions } from '../../db/figures/targets.ts';
import type { Writer } from '../../db/schema.ts';
import {
  type Change,
  type ChangeCount,
  compareObservations,
  mergeTarget,
} from '../../domain/import/difference.ts';
import type { DataFolder } from '../../domain/import/folder/data-folder.ts';
import type { Located } from '../../domain/import/folder/named-table.ts';
import {
  GROWTH_NOT_RESTATED,
  type GrowthAnswer,
  growthFindings,
  type NotRestated,
} from '../../domain/import/growth-restatement.ts';
import type { Target } from '../../domain/model.ts';
import { type Problem, ProblemList } from '../../domain/problem.ts';

/** Rows of a folder that are not stored yet, and how many there were of each sort. */
export interface Changes {
  entities: Differences<DataFolder['entities'][number]['value']>;
  indicators: Differences<DataFolder['indicators'][number]['value']>;
  targets: Differences<NewTarget>;
  observations: Differences<NewObservation>;
  about: DataFolder['about'];
}

interface Differences<T> {
  rows: T[];
  count: ChangeCount;
}

/**
 * Compares a folder that was read without problems with what is stored.
 *
 * @param growth what becomes of published growth whose level is revised without it; null: such rows are problems
 * @returns the rows to save; or problems that only show against what is stored, and then nothing may be saved
 */
export async function findChanges(
  trx: Writer,
  catalog: StoredCatalog,
  parsed: DataFolder,
  growth: GrowthAnswer | null,
): Promise<{ changes: Changes; problems: readonly Problem[] }> {
  const entities = compareNamed(parsed.entities, catalog.entities);
  const indicators = compareNamed(parsed.indicators, catalog.indicators);
  const fixed = await findFixedProblems(trx, catalog, parsed);
  const targets = await compareTargets(trx, catalog, parsed);
  const observations = await diffObservations(trx, catalog, parsed, growth);
  const problems = [...fixed, ...targets.problems, ...observations.problems];
  const stored = JSON.stringify(await readAbout(trx));
  const about = parsed.about && JSON.stringify(parsed.about) !== stored ? parsed.about : null;
  return { changes: { entities, indicators, targets, observations, about }, problems };
}

function collect<T>(changes: Iterable<{ change: Change; row: T }>): Differences<T> {
  const found: Differences<T> = { rows: [], count: { new: 0, changed: 0, same: 0 } };
  for (const { change, row } of changes) {
    found.count[change]++;
    if (change !== 'same') found.rows.push(row);
  }
  return found;
}

function compareNamed<T extends { code: string }>(
  parsed: readonly Located<T>[],
  stored: readonly T[],
): Differences<T> {
  const byCode = new Map(stored.map((one) => [one.code, one]));
  return collect(
    parsed.map(({ value }) => {
      const before = byCode.get(value.code);
      const change = !before ? 'new' : sameFields(before, value) ? 'same' : 'changed';
      return { change, row: value };
    }),
  );
}

function sameFields<T extends object>(a: T, b: T): boolean {
  const names = Object.keys(a) as (keyof T)[];
  return names.every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));
}

/** Figures are stored in the unit and by the calendar of their indicator; neither may change under them. */
async function findFixedProblems(
  trx: Writer,
  catalog: StoredCatalog,
  { indicators }: DataFolder,
): Promise<readonly Problem[]> {
  const byCode = new Map(catalog.indicators.map((indicator) => [indicator.code, indicator]));
  const FIXED = ['unit', 'kind', 'firstMonth', 'frequency'] as const;
  const moved = indicators.flatMap(({ row, value }) => {
    const before = byCode.get(value.code);
    return before
      ? FIXED.filter((name) => before[name] !== value[name]).map((name) => ({ row, value, name }))
      : [];
  });
  if (moved.length === 0) return [];
  const withFigures = await findIndicatorsWithFigures(
    trx,
    catalog.ids.indicators,
    moved.map(({ value }) => value.code),
  );
  const problems = new ProblemList('indicators.csv');
  for (const { row, value, name } of moved) {
    if (!withFigures.has(value.code)) continue;
    const column = name === 'firstMonth' ? 'first_month' : name;
    problems.add(
      'fixed-property',
      { row, column, value: String(value[name]) },
      `“${value.name}”已有数据，此项不能再改；请另立编码`,
      `"${value.name}" has figures already, so this cannot change; use a new code`,
    );
  }
  return problems.problems;
}

async function compareTargets(
  trx: Writer,
  catalog: StoredCatalog,
  { targets }: DataFolder,
): Promise<Differences<NewTarget> & { problems: readonly Problem[] }> {
  const years = [...new Set(targets.rows.map(({ value }) => value.year))];
  const stored = new Map<string, Target[]>();
  const keyOf = ({ indicator, entity, year }: Pick<Target, 'indicator' | 'entity' | 'year'>) =>
    `${indicator}\n${entity}\n${year}`;
  for (const target of await readTargetVersions(trx, years, catalog.revision)) {
    stored.set(keyOf(target), [...(stored.get(keyOf(target)) ?? []), target]);
  }
  const problems = new ProblemList('targets.csv');
  const changes: { change: Change; row: NewTarget }[] = [];
  for (const { row, value } of [...targets.rows].sort(byVersion)) {
    const known = stored.get(keyOf(value)) ?? [];
    const merged = mergeTarget(value, targets.presentColumns, known);
    if ('target' in merged) {
      changes.push({ change: merged.change, row: { ...merged.target, row } });
      if (merged.change !== 'same') stored.set(keyOf(value), [...known, merged.target]);
    } else {
      const place = { row, column: 'version', value: String(value.version) };
      if (merged.fault === 'version-conflict') {
        problems.add(
          merged.fault,
          place,
          '这一版本已存在且内容不同；改目标请写下一个版本号',
          'this version exists already with other values; a changed target has the next number',
        );
      } else {
        problems.add(merged.fault, place, '已有更新的版本', 'a later version exists already');
      }
    }
  }
  return { ...collect(changes), problems: problems.problems };
}

/** A file may hold several versions of a target, in any order. */
function byVersion(a: Located<{ version: number | null }>, b: Located<{ version: number | null }>): number {
  return (a.value.version ?? 0) - (b.value.version ?? 0);
}

async function diffObservations(
  trx: Writer,
  catalog: StoredCatalog,
  { observations: { rows: parsed, presentColumns, headers } }: DataFolder,
  growth: GrowthAnswer | null,
): Promise<Differences<NewObservation> & { problems: readonly Problem[] }> {
  const stored = await readSameFigures(
    trx,
    catalog.ids,
    parsed.map(({ value }) => value),
    catalog.revision,
  );
  const { rows, count } = compareObservations(parsed, stored, () => presentColumns, growth);
  const changed = rows.filter(({ change }) => change !== 'same');
  const notRestated = rows.flatMap(({ row, before, observation: after, notRestated: levels }) =>
    levels.map((level) => ({ level, before: before!, after, at: { row, column: headers[level] } })),
  );
  return {
    rows: changed.map(({ observation, row }) => ({ ...observation, row, reason: null })),
    count,
    problems: growth === null ? growthProblems(catalog, notRestated) : [],
  };
}

/** While a folder is loaded nobody can be asked: what an upload would ask is a problem here, with the ways out. */
function growthProblems(catalog: StoredCatalog, notRestated: readonly NotRestated[]): readonly Problem[] {
  if (notRestated.length === 0) return [];
  const problems = new ProblemList('observations.csv');
  problems.add(
    GROWTH_NOT_RESTATED,
    { row: null },
    `有 ${notRestated.length} 个数修订后没有重报随原数公布的同比。请在文件里加上同比列（空白表示清除），或载入时加 --growth keep（保留）、--growth clear（清除）`,
    `figures are revised without the growth published with them: ${notRestated.length}. Add the columns of growth (blank clears it), or load with --growth keep or --growth clear`,
  );
  for (const { code, row, column, value, message, messageEn } of growthFindings(notRestated, catalog, null))
    problems.add(code, { row, column, value }, message, messageEn);
  return problems.problems;
}
