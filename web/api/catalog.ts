import type { Entity, Indicator } from '../../domain/model.ts';
import type { ResponseOf } from './url.ts';

export type CatalogResponse = ResponseOf<'GET /api/catalog'>;

/** The catalog with indexes for frequent look-ups. */
export interface Catalog extends CatalogResponse {
  /** The newest revision; `revision` is older where the page shows what was known then. */
  newestRevision: number;
  entity(code: string): Entity | undefined;
  indicator(code: string): Indicator | undefined;
  /** The one zone whose year this is; null in a database without one. */
  zone: Entity | null;
  parks: Entity[];
  departments: Entity[];
  peers: Entity[];
}

export function indexCatalog(response: CatalogResponse, newestRevision = response.revision): Catalog {
  const entities = new Map(response.entities.map((entity) => [entity.code, entity]));
  const indicators = new Map(response.indicators.map((indicator) => [indicator.code, indicator]));
  const ofKind = (kind: Entity['kind']) =>
    response.entities.filter((entity) => entity.kind === kind).sort((a, b) => a.sort - b.sort);
  return {
    ...response,
    newestRevision,
    entity: (code) => entities.get(code),
    indicator: (code) => indicators.get(code),
    zone: ofKind('zone')[0] ?? null,
    parks: ofKind('park'),
    departments: ofKind('department'),
    peers: ofKind('peer'),
  };
}
