import { json, type RequestHandler, type Response } from 'express';
import type { ExportJob as ExportState } from '../../../domain/decks/export-job.ts';
import { readParameterObjects } from '../../cache/read-route.ts';
import { attachment } from '../../http/attachment.ts';
import type { Person } from '../../http/authorization.ts';
import { personOf } from '../../http/authorization.ts';
import { HttpProblem } from '../../http/errors.ts';
import { CODE, reference } from '../../http/json-schema.ts';
import type { PathItem } from '../../http/openapi.ts';
import type { ExportJob } from '../export-jobs.ts';
import { DECK_FILE_PARAMETERS, readDeckRequest } from '../parse-deck-request.ts';
import { renderDeck } from '../render-deck.ts';
import { sendFile } from '../send-file.ts';
import type { Workshop } from '../workshop.ts';
import { DECK_LIMIT } from './deck-content-routes.ts';

export const EXPORTS_PATH = '/api/exports';
export const EXPORT_PATH = '/api/exports/:id';
export const EXPORT_FILE_PATH = '/api/exports/:id/file';

/** Orders a deck as a file: answered at once, made when its turn comes. */
export function postExport(workshop: Workshop): RequestHandler[] {
  return [
    json({ limit: DECK_LIMIT }),
    async (request, response) => {
      const person = personOf(response);
      const { reading, values } = await readDeckRequest(workshop, request, person, DECK_FILE_PARAMETERS);
      const job = workshop.jobs.start(person.accountId, reading.deck.pages.length, (signal, onPage) =>
        renderDeck(workshop, reading, values, { signal, onPage }),
      );
      response.status(202).set({ 'Cache-Control': 'no-store', Location: `${EXPORTS_PATH}/${job.id}` });
      response.json(toExport(job));
    },
  ];
}

export function getExport({ jobs }: Workshop): RequestHandler {
  return (request, response) => {
    const job = getJob(jobs.find(String(request.params.id)), personOf(response));
    response.set('Cache-Control', 'no-store').json(toExport(job));
  };
}

/** Stops it if it is under way; throws the file away. */
export function deleteExport({ jobs }: Workshop): RequestHandler {
  return (request, response) => {
    jobs.cancel(getJob(jobs.find(String(request.params.id)), personOf(response)));
    response.status(204).set('Cache-Control', 'no-store').end();
  };
}

export function getExportFile({ jobs }: Workshop): RequestHandler {
  return (request, response: Response) => {
    const job = getJob(jobs.find(String(request.params.id)), personOf(response));
    if (!job.file) {
      throw new HttpProblem('not-open', {
        zh: '文件还没有做好，或导出没有成功。',
        en: 'The file is not ready, or the export did not succeed.',
      });
    }
    response.set('Content-Disposition', attachment(job.file.name));
    sendFile(response, job.file);
  };
}

function getJob(job: ExportJob | undefined, { accountId }: Person): ExportJob {
  if (job && job.accountId === accountId) return job;
  throw new HttpProblem('not-found', {
    zh: '没有这个导出，或它已过期；请重新导出。',
    en: 'There is no such export, or it has expired; export again.',
  });
}

export function toExport({ id, state, ahead, done, total, file, failure }: ExportJob): ExportState {
  const size = file?.bytes.length ?? null;
  return {
    ...{ id, state, ahead, done, total, failure },
    ...{ name: file?.name ?? null, size, refill: file?.refill ?? null },
  };
}

const ANSWER = reference('Export');

const ID = [{ name: 'id', in: 'path', required: true, schema: CODE }];

export const EXPORTS: PathItem = {
  post: {
    summary: {
      zh: '开始导出一套文稿；同时最多做两份，其余排队',
      en: 'Start exporting a deck; two are made at once and the others wait',
    },
    parameters: readParameterObjects(DECK_FILE_PARAMETERS),
    body: reference('Deck'),
    answers: { 202: ANSWER },
    problems: [400, 401, 403, 404, 413, 503],
  },
};

export const EXPORT: PathItem = {
  get: {
    summary: { zh: '一次导出的进度', en: 'How far an export is' },
    parameters: ID,
    answers: { 200: ANSWER },
    problems: [401, 404],
  },
  delete: {
    summary: { zh: '取消一次导出', en: 'Cancel an export' },
    parameters: ID,
    others: { 204: { description: { zh: '已取消', en: 'Cancelled' } } },
    problems: [401, 403, 404],
  },
};

export const EXPORT_FILE: PathItem = {
  get: {
    summary: { zh: '导出的文件', en: 'The exported file' },
    parameters: ID,
    others: { 200: { description: { zh: '文件', en: 'The file' }, type: 'application/octet-stream' } },
    problems: [401, 404, 409],
  },
};
