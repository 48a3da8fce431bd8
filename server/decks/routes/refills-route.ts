import type { Request, RequestHandler } from 'express';
import type { FileLimit } from '../../../contract/core/body.ts';
import type { Month } from '../../../domain/model.ts';
import { ARCHIVE_LIMITS } from '../../../formats/opc/pptx-reader.ts';
import { understand } from '../../cache/read-route.ts';
import type { Person } from '../../http/authorization.ts';
import { personOf } from '../../http/authorization.ts';
import { MONTH, reference } from '../../http/json-schema.ts';
import { MemoryBudget } from '../../http/limiter.ts';
import { asParameterObjects, type PathItem } from '../../http/openapi.ts';
import { monthParameter, optional, type ValuesOf } from '../../http/parameters.ts';
import { receiveFile } from '../../http/receive-file.ts';
import type { ExportJob } from '../export-jobs.ts';
import { noFigures } from '../parse-deck-request.ts';
import { type RefillReading, refillDeck } from '../refill-deck.ts';
import type { Workshop } from '../workshop.ts';
import { FILE_NAME } from './deck-template-routes.ts';
import { EXPORTS_PATH, toExport } from './exports-routes.ts';

export const REFILLS_PATH = '/api/refills';

/** A deck with its pictures. */
const LARGEST: FileLimit = {
  bytes: ARCHIVE_LIMITS.bytes,
  advice: { zh: '请压缩其中的图片后再上传。', en: 'Compress the pictures in it and upload it again.' },
};

/** Uploaded decks that wait or are being refilled: four of the largest. */
const BUDGET = {
  bytes: 4 * LARGEST.bytes,
  busy: {
    zh: '等待处理的文件太多，请过一会儿再试。',
    en: 'Too many files are waiting; try again in a while.',
  },
  retryAfter: 15,
};

const PARAMETERS = {
  period: optional(
    monthParameter({
      zh: '换成哪一期的数据；不给则为最新一期',
      en: 'The month whose figures are put in; the latest one when not given',
    }),
  ),
};

/**
 * Takes a deck that was exported before and edited since, and orders it with another month's figures: watched,
 * cancelled and fetched like any other export.
 */
export function postRefill(workshop: Workshop): RequestHandler {
  const memory = new MemoryBudget(BUDGET);
  return async (request, response) => {
    const release = memory.reserve(announcedBytes(request));
    try {
      const job = await startRefill(workshop, request, personOf(response));
      void job.ended.then(release);
      response.status(202).set({ 'Cache-Control': 'no-store', Location: `${EXPORTS_PATH}/${job.id}` });
      response.json(toExport(job));
    } catch (error) {
      release();
      throw error;
    }
  };
}

/** What a request may turn out to hold: what it says of itself, as far as so much is taken at all. */
function announcedBytes(request: Request): number {
  const announced = Number(request.get('Content-Length') ?? LARGEST.bytes);
  return announced >= 0 && announced < LARGEST.bytes ? announced : LARGEST.bytes;
}

async function startRefill(workshop: Workshop, request: Request, person: Person): Promise<ExportJob> {
  const { desk, rows, jobs } = workshop;
  const { file, fields } = await receiveFile(request, LARGEST);
  const { values, context } = await understand({ parameters: PARAMETERS }, { url: `?${fields}` }, desk);
  const { period: asked } = values as ValuesOf<typeof PARAMETERS>;
  const period: Month | null = asked ?? context.catalog.latestPeriod;
  if (period === null) throw noFigures();
  const exportedAt = desk.clock().toISOString();
  return jobs.start(person.accountId, 1, async (signal, onStep, onTotal) => {
    const reading: RefillReading = { period, context, rows: await rows.at(context, period), exportedAt };
    return refillDeck(workshop, file, reading, { signal, onStep, onTotal });
  });
}

export const REFILLS: PathItem = {
  post: {
    summary: {
      zh: '上传以前导出、此后改过的文稿，换成另一期的数据；同时最多做两份，其余排队',
      en: 'Send a deck that was exported before and edited since, to be filled with another month’s figures; two are made at once and the others wait',
    },
    parameters: asParameterObjects({ ...PARAMETERS, filename: FILE_NAME }),
    bodies: {
      'multipart/form-data': {
        type: 'object',
        properties: {
          file: { type: 'string', format: 'binary', description: `≤ ${LARGEST.bytes} bytes` },
          period: MONTH,
        },
        required: ['file'],
      },
      'application/octet-stream': { type: 'string', format: 'binary' },
    },
    answers: { 202: reference('Export') },
    problems: [400, 401, 403, 404, 413, 503],
  },
};
