import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { QueryValues } from '../../contract/core/route.ts';
import type { getLights } from '../../contract/lights.ts';
import type { Api } from '../../contract/routes.ts';
import { lightHistory } from '../../domain/progress/light-history.ts';
import { TIME_SLICE_MS } from '../cache/json-serializer.ts';
import type { ReadContext } from '../http/endpoint.ts';
import { loadHistoryFacts } from './load-facts.ts';
import { select } from './progress.ts';

/** The lights of the last months, for every pair that has any. */
export async function readLights(
  { read, catalog, revision }: ReadContext,
  { months, ...values }: QueryValues<typeof getLights>,
): Promise<Api['GET /api/lights']['response']> {
  const { period } = values;
  const selection = select(catalog, values);
  const facts = await loadHistoryFacts(read, catalog, period, months, selection, revision);
  const histories: Api['GET /api/lights']['response']['histories'] = [];
  let since = performance.now();
  for (const indicator of selection.indicators) {
    for (const entity of selection.entities) {
      const lights = lightHistory({ indicator, entity }, period, months, facts);
      const isKnown = lights.some(
        (one) =>
          (one.status !== null && one.status !== 'missing') ||
          facts.target(indicator.code, entity.code, one.period),
      );
      if (isKnown) histories.push({ indicator: indicator.code, entity: entity.code, lights });
      if (performance.now() - since < TIME_SLICE_MS) continue;
      await yieldToEventLoop();
      since = performance.now();
    }
  }
  return { period, months, revision, histories };
}
