import type { Entity } from '../model.ts';

/** The entities in the charts of one entity: itself, the whole it belongs to, that whole's parts, and its league. */
export interface FigureScope {
  entity: Entity;
  /** The entity itself where it has parts, else its parent. */
  whole: Entity | null;
  parts: Entity[];
  league: Entity[];
}

/** The scope of an entity: for a zone its parks, for a park its siblings, for the city its districts. */
export function figureScope(entity: Entity, entities: readonly Entity[]): FigureScope {
  const parent = entities.find((other) => other.code === entity.parent) ?? null;
  const own = partsOf(entity, entities);
  const whole = own.length > 0 ? entity : parent;
  const parts = own.length > 0 ? own : parent ? partsOf(parent, entities) : [];
  const league =
    entity.kind === 'zone' && parent
      ? entities.filter(
          (other) => other.parent === parent.code && (other.kind === 'zone' || other.kind === 'peer'),
        )
      : [];
  return { entity, whole, parts, league: league.length > 1 ? league : [] };
}

/** Parts that make up a whole: the parks of a zone, the zone and its peers of a city; never departments. */
function partsOf(whole: Entity, entities: readonly Entity[]): Entity[] {
  const kinds =
    whole.kind === 'peer' ? ['zone', 'peer'] : whole.kind === 'zone' ? ['park'] : ['enterprise', 'project'];
  return entities.filter((entity) => entity.parent === whole.code && kinds.includes(entity.kind));
}

/** Every entity whose observations the charts need. */
export function scopeEntities({ entity, whole, parts, league }: FigureScope): Entity[] {
  return [...new Set([entity, ...(whole ? [whole] : []), ...parts, ...league])];
}
