import type { Entity } from './model.ts';

/**
 * Every entity whose figures a progress row of one of `selected` may look at: itself, its siblings (ranks), its
 * parent (share and pull), and the zone and peers beside it (league). In the order of `all`.
 *
 * @example the zone's parks A, B and a department: asked for A → A, B and the zone
 */
export function entitiesNeeded(selected: readonly Entity[], all: readonly Entity[]): Entity[] {
  const codes = new Set(selected.map((entity) => entity.code));
  const parents = new Set(selected.map((entity) => entity.parent));
  const groups = new Set(selected.flatMap(groupsOf));
  return all.filter(
    (entity) =>
      codes.has(entity.code) ||
      parents.has(entity.code) ||
      groupsOf(entity).some((group) => groups.has(group)),
  );
}

function groupsOf({ kind, parent }: Entity): string[] {
  const siblings = `${kind} of ${parent ?? ''}`;
  const inLeague = parent !== null && (kind === 'zone' || kind === 'peer');
  return inLeague ? [siblings, `league of ${parent}`] : [siblings];
}
