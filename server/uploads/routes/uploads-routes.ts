import { json, type RequestHandler } from 'express';
import { LARGEST_UPLOAD_BYTES } from '../../../contract/limits.ts';
import { isAtLeast } from '../../../contract/roles.ts';
import { postUpload as contract } from '../../../contract/uploads.ts';
import { findFileBytes } from '../../../db/uploads/files.ts';
import { findUpload, readUploads, type Upload } from '../../../db/uploads/uploads.ts';
import type { UploadLine } from '../../../domain/import/upload-document.ts';
import type { Person } from '../../http/authorization.ts';
import { personOf } from '../../http/authorization.ts';
import { HttpProblem, invalidParameters } from '../../http/errors.ts';
import { parseBody } from '../../http/json-body.ts';
import { CODE, COUNT, listOf, MONTH, ORDINAL, orNull, record, reference } from '../../http/json-schema.ts';
import type { PathItem } from '../../http/openapi.ts';
import { asParameterObjects } from '../../http/openapi.ts';
import {
  ENTITY,
  INDICATOR,
  monthParameter,
  optional,
  type Parameter,
  parseQuery,
} from '../../http/parameters.ts';
import { parsePlainQuery } from '../../http/parse-query.ts';
import { receiveFile } from '../../http/receive-file.ts';
import type { Office } from '../office.ts';
import { examineAgain, keepUpload } from '../store.ts';
import { toDocument, toLine } from '../upload-document.ts';
import { notOpen, unknownUpload } from '../upload-errors.ts';

export const UPLOADS_PATH = '/api/uploads';
export const UPLOAD_PATH = '/api/uploads/:id';

const TEXTS_LIMIT = '256kb';

const ANSWERS: Parameter<Record<string, string>> = {
  description: {
    zh: '对文件没有写明之处的回答：JSON 对象，问题的 key → 所选的 value',
    en: 'Answers to what the file leaves open: a JSON object, key of the question → value of the choice',
  },
  schema: { type: 'string' },
  parse: (text) => toAnswers(tryJson(text)),
  allowed: () => ({ zh: ' JSON 对象，值为文本', en: 'a JSON object of texts' }),
  absent: () => ({}),
};

const UNIT: Parameter<string | null> = {
  description: { zh: '文件所用的计量单位，如 万元', en: 'Unit that the file uses, such as 万元' },
  schema: { type: 'string', minLength: 1, maxLength: 20 },
  parse: (text) => (text.length <= 20 ? text : undefined),
  allowed: () => ({ zh: '计量单位的名称', en: 'the name of a unit' }),
  absent: () => null,
};

const FIELDS = {
  period: optional(
    monthParameter({ zh: '文件没有写明时的期间', en: 'The month, where the file does not say' }),
  ),
  entity: optional(ENTITY),
  indicator: optional(INDICATOR),
  unit: UNIT,
  answers: ANSWERS,
};

/** Takes a file, says what it was understood to be, everything wrong with it, and what it would change. */
export function postUpload(office: Office): RequestHandler {
  return async (request, response) => {
    const person = personOf(response);
    const { file, fields } = await receiveFile(request, contract.body.limit);
    const catalog = await office.catalogs.current();
    const { values, problems } = parseQuery(FIELDS, fields, catalog);
    if (problems.length > 0) throw invalidParameters(problems);
    const { answers, ...stated } = values;
    const given = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== null));
    const told = { ...answers, ...(given as Record<string, string>) };
    const upload = await office.revisions.working(() => keepUpload(office, person, file, told));
    refuseUnusable(upload);
    response
      .status(201)
      .set({ 'Cache-Control': 'no-store', Location: `${UPLOADS_PATH}/${upload.id}` })
      .json(toDocument(upload));
  };
}

/** Answers what was asked: the file is read again with all answers so far. */
export function patchUpload(office: Office): RequestHandler[] {
  return [
    json({ limit: TEXTS_LIMIT }),
    async (request, response) => {
      const person = personOf(response);
      const upload = await getOwnUpload(office, person, request.params.id);
      const { answers } = parseBody(request, { answers: ANSWERS_BODY });
      if (upload.kind !== 'file' || ['committed', 'reverted', 'staging', 'expired'].includes(upload.status))
        throw notOpen(upload);
      const bytes = await getBytes(office, upload);
      const examined = await office.revisions.working(() =>
        examineAgain(office, person, upload, bytes, answers),
      );
      refuseUnusable(examined);
      response.set('Cache-Control', 'no-store').json(toDocument(examined));
    },
  ];
}

export interface UploadsAnswer {
  /** Newest first. */
  uploads: UploadLine[];
  /** To be given as `before` for older ones; null at the end. */
  next: number | null;
}

const PAGE = 50;

const LIST_PARAMETERS = {
  before: numberParameter({ zh: '只列出编号更小的', en: 'Only those with a smaller id' }),
};

/** One's own uploads; an editor's list has everybody's. */
export function getUploads(office: Office): RequestHandler {
  return async (request, response) => {
    const person = personOf(response);
    const { before } = parsePlainQuery(request, LIST_PARAMETERS);
    const accountId = isAtLeast(person.role, 'editor') ? null : person.accountId;
    const found = await readUploads(office.database.read, { accountId, before, limit: PAGE + 1 });
    const uploads = found.slice(0, PAGE).map(toLine);
    const next = found.length > PAGE ? uploads[PAGE - 1]!.id : null;
    response.set('Cache-Control', 'no-store').json({ uploads, next } satisfies UploadsAnswer);
  };
}

export function getUpload(office: Office): RequestHandler {
  return async (request, response) => {
    const upload = await getOwnUpload(office, personOf(response), request.params.id);
    response.set('Cache-Control', 'no-store').json(toDocument(upload));
  };
}

/** The upload of this number. That it is somebody else's is told to nobody but editors: there is none. */
export async function getOwnUpload(office: Office, person: Person, id: unknown): Promise<Upload> {
  const number = typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : undefined;
  const upload = number === undefined ? undefined : await findUpload(office.database.read, number);
  if (!upload) throw unknownUpload();
  if (upload.accountId !== person.accountId && !isAtLeast(person.role, 'editor')) throw unknownUpload();
  return upload;
}

export async function getBytes({ database }: Office, { id, fileId }: Upload): Promise<Buffer> {
  const bytes = fileId === null ? undefined : await findFileBytes(database.read, fileId);
  if (!bytes) throw new Error(`upload ${id} has lost its bytes`);
  return bytes;
}

function refuseUnusable(upload: Upload): void {
  if (upload.status !== 'refused') return;
  const document = toDocument(upload);
  const count = document.problems.length;
  const detail = {
    zh: `文件有 ${count} 处问题，没有导入。${document.problems[0]!.message}`,
    en: `The file has ${count} problem(s) and was not taken. ${document.problems[0]!.messageEn}`,
  };
  throw new HttpProblem('unusable-file', detail, { problems: document.problems, upload: document });
}

function toAnswers(value: unknown): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const fine = entries.every(([, text]) => typeof text === 'string' && text.length <= 200);
  return fine && entries.length <= 1000 ? (Object.fromEntries(entries) as Record<string, string>) : undefined;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const ANSWERS_BODY = {
  schema: { type: 'object', additionalProperties: { type: 'string', maxLength: 200 } },
  parse: toAnswers,
  allowed: {
    zh: '对象，问题的 key → 所选的 value',
    en: 'an object, key of the question → value of the choice',
  },
};

export function numberParameter(description: { zh: string; en: string }): Parameter<number | null> {
  return {
    description,
    schema: ORDINAL,
    parse: (text) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined),
    allowed: () => ({ zh: '正整数', en: 'a whole number above 0' }),
    absent: () => null,
  };
}

export const ID = {
  name: 'id',
  in: 'path',
  required: true,
  description: '上传的编号 · Number of the upload',
  schema: ORDINAL,
};

export const UPLOADS: PathItem = {
  get: {
    summary: {
      zh: '自己的上传（编辑可见全部），新的在前',
      en: "One's own uploads (an editor: everybody's), newest first",
    },
    parameters: asParameterObjects(LIST_PARAMETERS),
    answers: {
      200: record<UploadsAnswer>({ uploads: listOf(reference('UploadLine')), next: orNull(COUNT) }),
    },
    problems: [400, 401, 403],
  },
  post: {
    summary: {
      zh: '上传一个文件并预览，尚不入库',
      en: 'Send a file and see what it would change; nothing is a figure yet',
    },
    parameters: asParameterObjects({
      filename: {
        ...UNIT,
        description: { zh: '直接发送文件内容时的文件名', en: 'Its name, where the body is the file itself' },
      },
      ...FIELDS,
    }),
    bodies: {
      'multipart/form-data': {
        type: 'object',
        properties: {
          file: { type: 'string', format: 'binary', description: `≤ ${LARGEST_UPLOAD_BYTES} bytes` },
          period: MONTH,
          entity: CODE,
          indicator: CODE,
          unit: CODE,
          answers: { type: 'string' },
        },
        required: ['file'],
      },
      'application/octet-stream': { type: 'string', format: 'binary' },
    },
    answers: { 201: reference('Upload') },
    problems: [400, 401, 403, 409, 413, 422, 503, 507],
  },
};

export const UPLOAD: PathItem = {
  get: {
    summary: { zh: '一份上传及其预览', en: 'An upload and its preview' },
    parameters: [ID],
    answers: { 200: reference('Upload') },
    problems: [401, 403, 404],
  },
  patch: {
    summary: {
      zh: '回答文件没有写明之处，重新预览',
      en: 'Answer what the file leaves open, and preview it again',
    },
    parameters: [ID],
    body: record<{ answers: Record<string, string> }>({ answers: ANSWERS_BODY.schema }),
    answers: { 200: reference('Upload') },
    problems: [400, 401, 403, 404, 409, 413, 415, 422, 503, 507],
  },
};
