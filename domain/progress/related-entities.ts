import type { Entity } from '../model.ts';

/** Entities whose figures progress rows look at, beside those that the rows are for; codes. */
export interface Relatives {
  /** The rows' own entities and their parents: everything about them is looked at (share and pull). */
  close: string[];
  /** Their siblings, and the zone and peers beside them: only their year to date is, for ranks. */
  ranked: string[];
}

/**
 * Every entity whose figures a progress row of one of `selected` may look at.
 *
 * @example a zone's parks A and B and a department: asked for A → close A and the zone, ranked B
 */
export function relativesOf(selected: readonly Entity[], all: readonly Entity[]): Relatives {
  const codes = new Set(selected.map((entity) => entity.code));
  const parents = new Set(selected.map((entity) => entity.parent));
  const groups = new Set(selected.flatMap(groupsOf));
  const relatives: Relatives = { close: [], ranked: [] };
  for (const entity of all) {
    if (codes.has(entity.code) || parents.has(entity.code)) relatives.close.push(entity.code);
    else if (groupsOf(entity).some((group) => groups.has(group))) relatives.ranked.push(entity.code);
  }
  return relatives;
}

function groupsOf({ kind, parent }: Entity): string[] {
  const siblings = `${kind} of ${parent ?? ''}`;
  const inLeague = parent !== null && (kind === 'zone' || kind === 'peer');
  return inLeague ? [siblings, `league of ${parent}`] : [siblings];
}
