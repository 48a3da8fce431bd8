import type { Entity, Indicator, Text } from '../model.ts';

/** What a sentence needs besides the row: names, and the growth to compare with, if any. */
export interface SentenceContext {
  indicator: Indicator;
  entity: Entity;
  /** The area above (全市) and its growth, in the same terms as the row's. */
  parent?: { name: Text; yoyYtd: number | null } | undefined;
}
