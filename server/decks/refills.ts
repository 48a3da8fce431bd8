import { PPTX_TYPE } from '../../contract/core/file-types.ts';
import { postExport, postRefill } from '../../contract/exports.ts';
import type { Page } from '../../domain/decks/deck.ts';
import { LARGEST_REFILL_BYTES } from '../../domain/decks/export-job.ts';
import type { PageContent } from '../../domain/decks/page-content.ts';
import { checkDeck } from '../../domain/decks/parse-deck.ts';
import type { AppContext } from '../context.ts';
import { announcedBytes, type SentFile } from '../http/body.ts';
import { type Endpoint, endpoint, type Input } from '../http/endpoint.ts';
import { MemoryBudget } from '../http/limiter.ts';
import { type MonthData, readDeckPages } from './deck-pages.ts';
import { toExportProblem } from './export-errors.ts';
import { type ExportedFile, type ExportJob, toExport } from './export-jobs.ts';
import { getPeriod } from './resolve-deck.ts';

type Context = Pick<AppContext, 'findPerson' | 'readQuery' | 'clock' | 'progressRows' | 'exportJobs' | 'run'>;

/** Uploaded decks that wait or are being refilled: four of the largest. */
const BUDGET = {
  bytes: 4 * LARGEST_REFILL_BYTES,
  perOwner: 2 * LARGEST_REFILL_BYTES,
  busy: {
    zh: '等待处理的文件太多，请过一会儿再试。',
    en: 'Too many files are waiting; try again in a while.',
  },
  retryAfter: 15,
};

/**
 * Takes a deck that was exported before and edited since, and orders it with another month's figures. The job is
 * watched, cancelled and fetched like any other export.
 */
export function refillEndpoint(app: Context): Endpoint {
  const memory = new MemoryBudget(BUDGET);
  return endpoint(app, postRefill, async (input) => {
    const release = memory.reserve(
      announcedBytes(input.request, LARGEST_REFILL_BYTES),
      input.person.accountId,
    );
    try {
      const job = await startRefill(app, input);
      void job.ended.then(release);
      const headers = { Location: `${postExport.path}/${job.id}` };
      return { status: 202, body: toExport(job), headers };
    } catch (error) {
      release();
      throw error;
    }
  });
}

async function startRefill(
  app: Context,
  { person, receive }: Pick<Input<typeof postRefill>, 'person' | 'receive'>,
): Promise<ExportJob> {
  const { file, query, context } = await receive();
  const period = getPeriod(context, query.period);
  const exportedAt = app.clock().toISOString();
  return app.exportJobs.start(person.accountId, 1, async (signal, onStep, onTotal) => {
    const rows = await app.progressRows.get(context, period);
    return refillDeck(app, file, { period, context, rows, exportedAt }, { signal, onStep, onTotal });
  });
}

/**
 * Puts a month's numbers into a deck, and reports what happened to each of its charts, tables and texts.
 *
 * @throws {HttpProblem} `unusable-file`, in one sentence
 */
async function refillDeck(
  { run }: Pick<AppContext, 'run'>,
  { name, bytes }: SentFile,
  month: MonthData,
  { signal, onTotal, onStep }: { signal: AbortSignal; onTotal(steps: number): void; onStep(): void },
): Promise<ExportedFile> {
  const refilled = await run('refill', bytes, {
    signal,
    onAsk: (page) => contentsOf(page, month),
    onProgress: (progress) => (progress === 'step' ? onStep() : onTotal(progress.steps)),
  }).catch((error: unknown) => {
    throw toExportProblem(error);
  });
  const { filled, missed } = refilled;
  return {
    name: refilledName(name, month.period),
    type: PPTX_TYPE,
    bytes: refilled.bytes,
    refill: { filled, missed },
  };
}

/** Empty where the page's indicator, park or category no longer exists. */
async function contentsOf(page: Page, month: MonthData): Promise<PageContent[]> {
  const deck = { title: '', period: month.period, pages: [page] };
  return checkDeck(deck, month.context.catalog).length > 0 ? [] : readDeckPages({ ...month, deck });
}

/** @example refilledName('7月调度会 2025-07.pptx', '2025-08') → 7月调度会 2025-08.pptx */
function refilledName(name: string, period: string): string {
  const [, base = name, extension = '.pptx'] = /^(.*?)(\.(?:pptx|ppsx|potx))?$/is.exec(name) ?? [];
  return `${base.replace(/ \d{4}-\d\d$/, '') || 'deck'} ${period}${extension}`;
}
