import { createHash } from 'node:crypto';
import type { SpreadsheetFormat } from '../../contract/core/file-types.ts';
import type { QueryValues } from '../../contract/core/route.ts';
import * as contract from '../../contract/exports.ts';
import type { DeckTable } from '../../domain/decks/deck-table.ts';
import { figureTable } from '../../domain/decks/figure-table.ts';
import { zoneOf } from '../../domain/decks/page-content.ts';
import { progressTable } from '../../domain/decks/progress-table.ts';
import type { Figure } from '../../domain/figures/figure.ts';
import { formatYearToDate } from '../../domain/format.ts';
import type { Text } from '../../domain/model.ts';
import type { AppContext } from '../context.ts';
import { readFigures } from '../figures/load-figures.ts';
import { readProgress } from '../figures/progress.ts';
import { type Endpoint, endpoint, type Input, type ReadContext, SENT } from '../http/endpoint.ts';
import { HttpProblem } from '../http/errors.ts';
import { authorOf, toFileName } from './render-deck.ts';

type Context = Pick<AppContext, 'findPerson' | 'readQuery' | 'clock' | 'exportLimiter' | 'run'>;

/** Tables as workbooks and as CSV. */
export const tableExportEndpoints = (app: Context): Endpoint[] => [
  endpoint(app, contract.getProgressXlsx, (input) => exportTable(app, 'xlsx', input, readProgressTable)),
  endpoint(app, contract.getProgressCsv, (input) => exportTable(app, 'csv', input, readProgressTable)),
  endpoint(app, contract.getFigureXlsx, (input) => exportTable(app, 'xlsx', input, readFigureTable)),
  endpoint(app, contract.getFigureCsv, (input) => exportTable(app, 'csv', input, readFigureTable)),
];

interface TitledTable {
  table: DeckTable;
  title: Text;
}

async function readProgressTable(
  context: ReadContext,
  query: QueryValues<typeof contract.getProgressCsv>,
): Promise<TitledTable> {
  const { period, rows } = await readProgress(context, query);
  const zone = zoneOf(context.catalog);
  const span = formatYearToDate(period);
  return {
    table: progressTable(rows, context.catalog),
    title: {
      zh: `${zone?.name ?? ''}${period.slice(0, 4)}年${span.zh}指标进度`,
      en: `${zone?.nameEn ?? zone?.name ?? ''} progress ${span.en}`.trim(),
    },
  };
}

async function readFigureTable(
  context: ReadContext,
  { indicator, entity, figure: word, period }: QueryValues<typeof contract.getFigureCsv>,
): Promise<TitledTable> {
  const { figures } = await readFigures(context, { indicator, entity }, period);
  const figure = figures.find((one) => wordOf(one) === word);
  if (!figure) {
    throw new HttpProblem('not-found', {
      zh: '这个指标在这个月没有这张图。',
      en: 'This indicator has no such chart at this month.',
    });
  }
  const codes = new Set(context.catalog.entities.map(({ code }) => code));
  return { table: figureTable(figure, codes), title: figure.title };
}

function wordOf({ kind, ranking }: Figure): contract.ChartWord {
  return ranking?.among === 'league' ? 'league' : kind;
}

type TableInput<Q> = { query: Q } & Pick<
  Input<typeof contract.getProgressCsv>,
  'context' | 'person' | 'signal' | 'request' | 'response'
>;

async function exportTable<Q extends { lang: keyof Text }>(
  { clock, exportLimiter, run }: Context,
  format: SpreadsheetFormat,
  { query, context, person, signal, request, response }: TableInput<Q>,
  readTable: (context: ReadContext, query: Q) => Promise<TitledTable>,
) {
  const { lang: language } = query;
  const ETag = toETag([request.path, query, context.revision]);
  response.set('ETag', ETag);
  if (request.fresh) {
    response.status(304).set('Cache-Control', 'no-store').end();
    return SENT;
  }
  const { table, title } = await readTable(context, query);
  const facts = {
    title: title[language],
    author: authorOf(context.catalog, language),
    createdAt: clock().toISOString(),
  };
  const order = { format, table, name: title[language], language, facts };
  const content = await exportLimiter.run(() => run('render-table', order, { signal }), {
    ...{ owner: person.accountId, signal },
  });
  return { status: 200 as const, content, fileName: `${toFileName(title[language])}.${format}` };
}

/**
 * An ETag of everything that the numbers in a file depend on, so that it is known before the file is made. Weak,
 * because a workbook also contains the time of its export.
 */
function toETag(dependencies: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(dependencies)).digest('base64url').slice(0, 27);
  return `W/"${hash}"`;
}
