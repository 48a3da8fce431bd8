import type { Entity, Indicator } from '../../domain/model.ts';
import type { CatalogAnswer } from './answers.ts';

/** The catalogue with what is looked up in it often. */
export interface Catalog extends CatalogAnswer {
  entity(code: string): Entity | undefined;
  indicator(code: string): Indicator | undefined;
  /** The one zone whose year this is; null in a database without one. */
  zone: Entity | null;
  parks: Entity[];
  departments: Entity[];
  peers: Entity[];
}

export function indexCatalog(answer: CatalogAnswer): Catalog {
  const entities = new Map(answer.entities.map((entity) => [entity.code, entity]));
  const indicators = new Map(answer.indicators.map((indicator) => [indicator.code, indicator]));
  const ofKind = (kind: Entity['kind']) =>
    answer.entities.filter((entity) => entity.kind === kind).sort((a, b) => a.sort - b.sort);
  return {
    ...answer,
    entity: (code) => entities.get(code),
    indicator: (code) => indicators.get(code),
    zone: ofKind('zone')[0] ?? null,
    parks: ofKind('park'),
    departments: ofKind('department'),
    peers: ofKind('peer'),
  };
}
