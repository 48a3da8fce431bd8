import type { FindingGroup } from './finding-order.ts';
import { messageOf } from './finding-words.ts';
import { w } from './words.ts';

/** Characters that the server takes. */
export const LONGEST_REASON = 500;
/** Of a warning that is quoted in a reason. */
const QUOTED = 40;

/**
 * The one reason that is kept with a commit: what was written, and why each warning was accepted.
 *
 * @example reasonOf('8月快报', [{ code: 'falling', … }], { falling: '已核实' }) → 8月快报；累计低于上月：已核实
 */
export function reasonOf(
  reason: string,
  groups: readonly FindingGroup[],
  accepted: Readonly<Record<string, string | undefined>>,
): string {
  const whys = groups.flatMap(({ code, findings }) => {
    const why = accepted[code]?.trim();
    const [first] = findings;
    if (!why || !first) return [];
    const message = messageOf(first).replace(/[。.]$/, '');
    return [w('reason.accepted', { what: message.slice(0, QUOTED), why })];
  });
  return [reason.trim(), ...whys].filter(Boolean).join(w('reason.and')).slice(0, LONGEST_REASON);
}
