import type { Observation, Target } from '../model.ts';
import { isReported } from '../progress/observation-lookup.ts';
import type { ParsedObservations } from './folder/table-observations.ts';
import type { ParsedTarget, ParsedTargets } from './folder/table-targets.ts';

/** What a row of a file does to what is stored. */
export type Change = 'new' | 'changed' | 'same';

/** How many rows of a file are new, change something, or say what is known already. */
export type ChangeCount = Record<Change, number>;

/**
 * Completes an observation with what is stored of the figures for which its file has no column, and says what
 * it changes. A status belongs to the figures it was given with: where they change and the file has none, there
 * is none.
 *
 * @param parsed null in every figure for which its file has no column
 */
export function mergeObservation(
  parsed: Observation,
  stated: ParsedObservations['stated'],
  stored: Observation | undefined,
): { observation: Observation; change: Change } {
  // A row that reports nothing about something never reported says nothing.
  if (!stored) return { observation: parsed, change: isReported(parsed) ? 'new' : 'same' };
  const { period, indicator, entity } = parsed;
  const month = stated.month ? parsed.month : stored.month;
  const ytd = stated.ytd ? parsed.ytd : stored.ytd;
  const yoyMonth = stated.yoyMonth ? parsed.yoyMonth : stored.yoyMonth;
  const yoyYtd = stated.yoyYtd ? parsed.yoyYtd : stored.yoyYtd;
  const moved =
    month !== stored.month || ytd !== stored.ytd || yoyMonth !== stored.yoyMonth || yoyYtd !== stored.yoyYtd;
  const status = stated.status ? parsed.status : moved ? null : stored.status;
  const observation = { period, indicator, entity, month, ytd, yoyMonth, yoyYtd, status };
  // A version that says nothing was left by taking a commit back: what comes after it is new again.
  if (moved && !isReported(stored)) return { observation, change: 'new' };
  return { observation, change: moved || status !== stored.status ? 'changed' : 'same' };
}

/** Why a target's stated version cannot be taken. */
export type VersionFault = 'version-conflict' | 'version-too-low';

/**
 * Finds the version of a target of a file among those stored: a stated one must be new and the highest, or say
 * what the stored one says; without one, a target that differs from the one in force becomes the next version.
 *
 * @param stored all versions of this target
 */
export function mergeTarget(
  parsed: ParsedTarget,
  stated: ParsedTargets['stated'],
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
    plan: stated.plan ? parsed.plan : level ? compared.plan : null,
    note: stated.note ? parsed.note : level ? compared.note : null,
    version: parsed.version ?? compared?.version ?? 1,
  };
  if (compared && level && target.note === compared.note && samePlan(target.plan, compared.plan)) {
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
