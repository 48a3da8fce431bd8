import { LONGEST_REASON } from '../../../contract/limits.ts';

/**
 * A reason with one more phrase, which is not written twice.
 *
 * @example withPhrase('8月快报', '已与企业核实', '；') → 8月快报；已与企业核实
 */
export function withPhrase(reason: string, phrase: string, and: string): string {
  const written = reason.trim();
  if (written.includes(phrase)) return reason;
  return (written === '' ? phrase : `${written}${and}${phrase}`).slice(0, LONGEST_REASON);
}
