import type { Catalog, Entity, Indicator } from '../../domain/model.ts';

/** The entity with this code; throws when there is none, which a checked parameter rules out. */
export function getEntity(catalog: Catalog, code: string): Entity {
  const entity = catalog.entities.find((one) => one.code === code);
  if (!entity) throw new Error(`no entity ${code}`);
  return entity;
}

/** The indicator with this code; throws when there is none. */
export function getIndicator(catalog: Catalog, code: string): Indicator {
  const indicator = catalog.indicators.find((one) => one.code === code);
  if (!indicator) throw new Error(`no indicator ${code}`);
  return indicator;
}
