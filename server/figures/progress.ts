import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { QueryValues } from '../../contract/core/route.ts';
import type { getProgress, ProgressResponse } from '../../contract/figures.ts';
import type { StoredCatalog } from '../../db/figures/catalog.ts';
import { progressRowsInSteps } from '../../domain/progress/progress.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import { TIME_SLICE_MS } from '../cache/json-serializer.ts';
import type { ReadContext } from '../http/endpoint.ts';
import { loadFacts, type Selection } from './load-facts.ts';

type ProgressQuery = QueryValues<typeof getProgress>;

/** Filters that leave nothing out. */
export const EVERY_ROW: Omit<ProgressQuery, 'period'> = {
  entity: null,
  indicator: null,
  category: null,
  department: null,
  kind: null,
  light: null,
  status: null,
};

/** The rows that these parameters ask for, as far as there is anything to show. */
export async function readProgress(
  { read, catalog, revision }: ReadContext,
  values: ProgressQuery,
): Promise<ProgressResponse> {
  const { period, light, status } = values;
  const { facts, pairs } = await loadFacts(read, catalog, period, select(catalog, values), revision);
  const rows: ProgressRow[] = [];
  let since = performance.now();
  for (const row of progressRowsInSteps(period, pairs, catalog.entities, facts)) {
    if ((!light || light.includes(row.light)) && (!status || status.includes(row.status))) rows.push(row);
    if (performance.now() - since < TIME_SLICE_MS) continue;
    await yieldToEventLoop();
    since = performance.now();
  }
  return { period, revision, rows };
}

/** The indicators and entities that these parameters name. */
export function select(
  catalog: StoredCatalog,
  values: Pick<ProgressQuery, 'indicator' | 'category' | 'department' | 'entity' | 'kind'>,
): Selection {
  const { indicator, category, department, entity, kind } = values;
  return {
    indicators: catalog.indicators.filter(
      (one) =>
        (indicator === null || one.code === indicator) &&
        (category === null || one.category === category) &&
        (department === null || one.department === department),
    ),
    entities: catalog.entities.filter(
      (one) => (entity === null || one.code === entity) && (kind === null || kind.includes(one.kind)),
    ),
  };
}
