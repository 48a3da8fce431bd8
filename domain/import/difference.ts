import type { Month, Observation, Target } from '../model.ts';
import { isReported } from '../progress/observations.ts';
import type { Located } from './folder/named-table.ts';
import type { PresentColumns } from './folder/observations-table.ts';
import type { ParsedTarget, ParsedTargets } from './folder/targets-table.ts';
import {
  type GrowthAnswer,
  levelsWithoutGrowth,
  type RevisedLevel,
  withoutGrowth,
} from './growth-restatement.ts';

/** What a row of a file does to what is stored. */
export type Change = 'new' | 'changed' | 'same';

/** How many rows of a file are new, change something, or say what is known already. */
export type ChangeCount = Record<Change, number>;

/** A row of a file as it would be stored, with what it would replace. */
interface ComparedRow {
  row: number;
  observation: Observation;
  before: Observation | undefined;
  change: Change;
  /** Levels that it revises without the growth published with them. */
  notRestated: readonly RevisedLevel[];
}

/**
 * Compares the observations of a file with what is stored.
 *
 * @param presentColumns the figures that the file says something about, for each of its rows
 * @param growth what becomes of growth that is not restated with its level; null: undecided, and then the rows with
 *   `notRestated` must not be stored
 */
export function compareObservations(
  parsed: readonly Located<Observation>[],
  stored: { find(indicator: string, entity: string, period: Month): Observation | undefined },
  presentColumns: (parsed: Observation) => PresentColumns,
  growth: GrowthAnswer | null,
): { rows: ComparedRow[]; count: ChangeCount } {
  const count: ChangeCount = { new: 0, changed: 0, same: 0 };
  const rows = parsed.map(({ row, value }): ComparedRow => {
    const before = stored.find(value.indicator, value.entity, value.period);
    const merged = mergeObservation(value, presentColumns(value), before, growth);
    count[merged.change]++;
    return { row, before, ...merged };
  });
  return { rows, count };
}

/**
 * Completes an observation with what is stored of the figures for which its file has no column, and says what it
 * changes. A status belongs to the figures it was given with: if they change and the file has no status, there is
 * none.
 *
 * @param parsed null in every figure for which its file has no column
 */
function mergeObservation(
  parsed: Observation,
  present: PresentColumns,
  stored: Observation | undefined,
  growth: GrowthAnswer | null,
): Pick<ComparedRow, 'observation' | 'change' | 'notRestated'> {
  // Reporting nothing about something never reported changes nothing.
  if (!stored) return { observation: parsed, change: isReported(parsed) ? 'new' : 'same', notRestated: NONE };
  const { period, indicator, entity } = parsed;
  const month = present.month ? parsed.month : stored.month;
  const ytd = present.ytd ? parsed.ytd : stored.ytd;
  const yoyMonth = present.yoyMonth ? parsed.yoyMonth : stored.yoyMonth;
  const yoyYtd = present.yoyYtd ? parsed.yoyYtd : stored.yoyYtd;
  const moved =
    month !== stored.month || ytd !== stored.ytd || yoyMonth !== stored.yoyMonth || yoyYtd !== stored.yoyYtd;
  const status = present.status ? parsed.status : moved ? null : stored.status;
  const merged = { period, indicator, entity, month, ytd, yoyMonth, yoyYtd, status };
  const notRestated = moved ? levelsWithoutGrowth(merged, present, stored) : NONE;
  const observation = growth === 'clear' ? withoutGrowth(merged, notRestated) : merged;
  // Reverting a commit leaves a version without figures; what follows it is new again.
  if (moved && !isReported(stored)) return { observation, change: 'new', notRestated };
  return { observation, change: moved || status !== stored.status ? 'changed' : 'same', notRestated };
}

const NONE: readonly RevisedLevel[] = [];

/** Why the version that a file states cannot be taken. */
type VersionFault = 'version-conflict' | 'version-too-low';

/**
 * Finds the version of a target of a file among those stored: a stated version must be new and the highest, or say
 * what the stored one says; without a version, a target that differs from the one in force becomes the next version.
 *
 * @param stored all versions of this target
 */
export function mergeTarget(
  parsed: ParsedTarget,
  present: ParsedTargets['presentColumns'],
  stored: readonly Target[],
): { target: Target; change: Change } | { fault: VersionFault } {
  const inForce = stored.reduce<Target | undefined>(
    (highest, one) => (highest && highest.version > one.version ? highest : one),
    undefined,
  );
  const compared =
    parsed.version === null ? inForce : stored.find(({ version }) => version === parsed.version);
  const level = compared && compared.type === parsed.type && compared.value === parsed.value;
  const target: Target = {
    ...parsed,
    // A plan belongs to its target: the old one does not lead to the new value.
    plan: present.plan ? parsed.plan : level ? compared.plan : null,
    note: present.note ? parsed.note : level ? compared.note : null,
    from: present.from || !level ? parsed.from : compared.from,
    version: parsed.version ?? compared?.version ?? 1,
  };
  const isSame = target.note === compared?.note && target.from === compared.from;
  if (compared && level && isSame && samePlan(target.plan, compared.plan)) {
    return { target, change: 'same' };
  }
  if (parsed.version === null) {
    return {
      target: { ...target, version: (inForce?.version ?? 0) + 1 },
      change: inForce ? 'changed' : 'new',
    };
  }
  if (compared) return { fault: 'version-conflict' };
  if (inForce && inForce.version > parsed.version) return { fault: 'version-too-low' };
  return { target, change: inForce ? 'changed' : 'new' };
}

function samePlan(a: Target['plan'], b: Target['plan']): boolean {
  if (a === null || b === null) return a === b;
  return a.every((value, index) => value === b[index]);
}

/** The months that figures are of, by their indicators' codes: where to look for what is stored. */
export function periodsByIndicator(
  figures: readonly { indicator: string; period: Month }[],
): Map<string, Set<Month>> {
  const periods = new Map<string, Set<Month>>();
  for (const { indicator, period } of figures) {
    const own = periods.get(indicator);
    if (own) own.add(period);
    else periods.set(indicator, new Set([period]));
  }
  return periods;
}
