import * as catalog from '../../contract/catalog.ts';
import * as figures from '../../contract/figures.ts';
import { type ReadEndpoint, readEndpoint } from '../cache/read-endpoint.ts';
import type { AppContext } from '../context.ts';
import { readCatalog } from './catalog.ts';
import { readObservationHistory, readTargetHistory } from './history.ts';
import { readFigures } from './load-figures.ts';
import { readProgress } from './progress.ts';
import { readSeries } from './series.ts';

/** The reads of figures: what the overview, the matrix and an indicator's page show. */
export const figureEndpoints = (
  app: Pick<AppContext, 'findPerson' | 'queries' | 'responses'>,
): ReadEndpoint[] => [
  readEndpoint(app, catalog.getCatalog, readCatalog),
  readEndpoint(app, figures.getProgress, readProgress),
  readEndpoint(app, figures.getSeries, readSeries),
  readEndpoint(app, figures.getFigures, async (context, { period, ...codes }) => {
    const { row, sentence, figures } = await readFigures(context, codes, period);
    return { ...codes, period, revision: context.revision, row, sentence, figures };
  }),
  readEndpoint(app, figures.getObservationHistory, readObservationHistory),
  readEndpoint(app, figures.getTargetHistory, readTargetHistory),
];
