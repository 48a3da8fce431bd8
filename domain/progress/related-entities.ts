import type { Entity } from '../model.ts';

/** Codes of the entities whose observations progress rows look up. */
interface RelatedEntities {
  /** The rows' own entities and their parents: all their observations are needed (share and pull). */
  close: string[];
  /** Their siblings, and the zone with its peers: only their year to date is needed, for ranks. */
  ranked: string[];
}

/**
 * Every entity whose observations a progress row of one of `selected` may look up.
 *
 * @example a zone's parks A and B and a department: asked for A → close A and the zone, ranked B
 */
export function findRelatedEntities(selected: readonly Entity[], all: readonly Entity[]): RelatedEntities {
  const codes = new Set(selected.map((entity) => entity.code));
  const parents = new Set(selected.map((entity) => entity.parent));
  const groups = new Set(selected.flatMap(groupsOf));
  const related: RelatedEntities = { close: [], ranked: [] };
  for (const entity of all) {
    if (codes.has(entity.code) || parents.has(entity.code)) related.close.push(entity.code);
    else if (groupsOf(entity).some((group) => groups.has(group))) related.ranked.push(entity.code);
  }
  return related;
}

function groupsOf({ kind, parent }: Entity): string[] {
  const siblings = `${kind} of ${parent ?? ''}`;
  const inLeague = parent !== null && (kind === 'zone' || kind === 'peer');
  return inLeague ? [siblings, `league of ${parent}`] : [siblings];
}
