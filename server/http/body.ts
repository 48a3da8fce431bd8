import busboy from 'busboy';
import express, { type Request, type RequestHandler } from 'express';
import {
  type Body,
  type Field,
  type Fields,
  type FileLimit,
  InvalidValue,
} from '../../contract/core/body.ts';
import type { Problem } from '../../domain/problem.ts';
import { HttpProblem } from './errors.ts';
import { queryOf } from './query.ts';

/** What reads a body off the wire; files are read by the handler, when it has room for them. */
export function bodyParsers(body: Body | undefined): RequestHandler[] {
  switch (body?.kind) {
    case 'fields': {
      const csv = express.raw({ type: ['text/csv', 'application/octet-stream'], limit: body.limit });
      return [...(body.csv ? [csv] : []), express.json({ limit: body.limit })];
    }
    case 'value':
      return [express.json({ limit: body.limit })];
    case 'form':
      return [express.urlencoded({ extended: false, limit: body.limit, parameterLimit: 10 })];
    default:
      return [];
  }
}

/**
 * Checks the body of a request against the contract.
 *
 * @throws {HttpProblem} `unsupported-media-type`, `invalid-body`
 */
export function parseBody({ body: sent }: Pick<Request, 'body'>, body: Body | undefined): unknown {
  switch (body?.kind) {
    case 'fields':
      return body.csv && Buffer.isBuffer(sent) ? { csv: sent } : parseFields(sent, body.fields);
    case 'value':
      return sent === undefined ? null : parseValue(body.field, sent);
    case 'form':
      return sent ?? {};
    default:
      return undefined;
  }
}

/**
 * Checks a JSON object: nothing unknown, nothing missing, everything reported at once. Values are not repeated: one
 * may be a password.
 */
function parseFields(body: unknown, fields: Fields): Record<string, unknown> {
  const isRequired = Object.values(fields).some((field) => !('absent' in field));
  if (body === undefined && isRequired) {
    throw new HttpProblem('unsupported-media-type', {
      zh: '请以 application/json 发送内容。',
      en: 'Send the body as application/json.',
    });
  }
  const given = body ?? {};
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw invalidBody(fields, []);
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = (given as Record<string, unknown>)[name];
    const isAbsent = value === undefined || (value === null && 'absent' in field);
    values[name] = isAbsent ? field.absent : parseField(field, value);
    if (isAbsent && 'absent' in field) continue;
    if (values[name] !== undefined) continue;
    const { zh, en } = field.expected;
    problems.push(
      bodyProblem(isAbsent ? 'missing-field' : 'wrong-value', name, `应为${zh}`, `expected ${en}`),
    );
  }
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(fields, name)) continue;
    problems.push(bodyProblem('unknown-field', name, '这里没有这个字段', 'there is no such field here'));
  }
  if (problems.length > 0) throw invalidBody(fields, problems);
  return values;
}

/** A body that is one value. */
function parseValue(field: Field<unknown>, sent: unknown): unknown {
  const value = parseField(field, sent);
  if (value !== undefined) return value;
  const { zh, en } = field.expected;
  throw new HttpProblem('invalid-body', { zh: `请求内容应为${zh}。`, en: `Expected ${en}.` });
}

function parseField(field: Field<unknown>, value: unknown): unknown {
  try {
    return field.parse(value);
  } catch (error) {
    if (!(error instanceof InvalidValue)) throw error;
    throw new HttpProblem('invalid-body', error.detail, { problems: error.problems });
  }
}

function bodyProblem(code: string, column: string, zh: string, en: string): Problem {
  const short = column.slice(0, 60);
  const message = `字段 ${short}：${zh}。`;
  return { code, row: null, column: short, value: null, message, messageEn: `Field ${short}: ${en}.` };
}

function invalidBody(fields: Fields, problems: Problem[]): HttpProblem {
  const names = Object.keys(fields).join(', ');
  const detail = {
    zh: `应为对象 { ${names} }。${problems.map(({ message }) => message).join('')}`,
    en: [`Expected an object { ${names} }.`, ...problems.map((one) => one.messageEn)].join(' '),
  };
  return new HttpProblem('invalid-body', detail, { problems });
}

/** What a form adds around the file: boundaries, names, answers. */
const FORM_ALLOWANCE = 256 * 1024;
const LONGEST_NAME = 200;

export interface SentFile {
  name: string;
  bytes: Buffer;
}

interface Received {
  file: SentFile;
  /** Other fields of the form and the query's parameters, repeated ones included. */
  fields: URLSearchParams;
}

/**
 * Takes a file: the field `file` of a form, or the body as it is with `?filename=`.
 *
 * @throws {HttpProblem} `too-large` at once if Content-Length says so, else when the limit is passed; `invalid-body`
 */
export async function receiveFile(request: Request, limit: FileLimit): Promise<Received> {
  const isForm = /^multipart\/form-data\b/i.test(request.get('Content-Type') ?? '');
  const announced = Number(request.get('Content-Length') ?? 0);
  if (announced > limit.bytes + (isForm ? FORM_ALLOWANCE : 0)) throw tooLarge(limit);
  const fields = queryOf(request);
  if (isForm) return receiveForm(request, fields, limit);
  const [name, ...more] = fields.getAll('filename');
  if (!name || more.length > 0) {
    throw invalid(
      '请以表单字段 file 上传文件，或以 ?filename= 给出文件名并直接发送文件内容。',
      'Send the file as the form field "file", or its bytes as the body with ?filename=.',
    );
  }
  fields.delete('filename');
  return { file: { name: toFileName(name), bytes: await receiveBytes(request, limit) }, fields };
}

/** Memory to reserve for a file before it is received: the announced length of the body, or else `most`. */
export function announcedBytes(request: Request, most: number): number {
  const announced = Number(request.get('Content-Length') ?? most);
  return announced >= 0 && announced < most ? announced : most;
}

async function receiveBytes(request: Request, limit: FileLimit): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit.bytes) break;
      chunks.push(chunk);
    }
  } catch {
    throw cutOff();
  }
  if (size > limit.bytes) throw tooLarge(limit);
  return Buffer.concat(chunks);
}

function receiveForm(request: Request, fields: URLSearchParams, limit: FileLimit): Promise<Received> {
  return new Promise((resolve, reject) => {
    let form: busboy.Busboy;
    try {
      form = busboy({
        headers: request.headers,
        defParamCharset: 'utf8',
        limits: {
          fileSize: limit.bytes,
          files: 1,
          fields: 20,
          fieldSize: FORM_ALLOWANCE,
          parts: 25,
          headerPairs: 50,
        },
      });
    } catch {
      return reject(invalid('表单内容无法读懂。', 'The form cannot be read.'));
    }
    let file: SentFile | undefined;
    const refuse = (problem: HttpProblem): void => {
      request.unpipe(form);
      // The rest is read and dropped, so that the sender gets the response.
      request.resume();
      reject(problem);
    };
    form.on('file', (field, stream, { filename }) => {
      if (field !== 'file') {
        stream.resume();
        return refuse(invalid('文件应放在字段 file 中。', 'The file belongs into the field "file".'));
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => refuse(tooLarge(limit)));
      stream.on('error', () => refuse(cutOff()));
      stream.on('close', () => {
        if (!stream.truncated) file = { name: toFileName(fromForm(filename)), bytes: Buffer.concat(chunks) };
      });
    });
    form.on('field', (name, value, { valueTruncated, nameTruncated }) => {
      if (valueTruncated || nameTruncated)
        refuse(invalid('表单里有一个字段过长。', 'A field of the form is too long.'));
      else fields.append(name, value);
    });
    form.on('filesLimit', () => refuse(invalid('一次只能上传一个文件。', 'Send one file at a time.')));
    for (const limit of ['fieldsLimit', 'partsLimit'] as const) {
      form.on(limit, () => refuse(invalid('表单的字段太多。', 'The form has too many fields.')));
    }
    form.on('error', () => refuse(invalid('表单内容无法读懂。', 'The form cannot be read.')));
    form.on('close', () => {
      if (file) resolve({ file, fields });
      else
        reject(invalid('表单里没有文件：应放在字段 file 中。', 'The form has no file in the field "file".'));
    });
    request.on('aborted', () => reject(cutOff()));
    request.pipe(form);
  });
}

/** Undoes the escapes that browsers use in a form part's file name. */
function fromForm(name: string | undefined): string | undefined {
  return name?.replace(/%22/g, '"').replace(/%0[ad]/gi, '');
}

/**
 * The last part of a path, without characters that headers or file systems do not allow.
 *
 * @example toFileName('C:\\上报\\8月.csv') → '8月.csv'
 */
export function toFileName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1)!;
  const plain = Array.from(last.normalize('NFC'))
    .filter((character) => !/[\p{Cc}\p{Cf}\p{Cs}"<>|:*?]/u.test(character))
    .slice(0, LONGEST_NAME)
    .join('')
    .trim();
  return /^\.*$/.test(plain) ? 'upload' : plain;
}

function tooLarge({ bytes, advice }: FileLimit): HttpProblem {
  const most = bytes / 2 ** 20;
  return new HttpProblem('too-large', {
    zh: `文件超过 ${most} MB。${advice.zh}`,
    en: `The file is larger than ${most} MB. ${advice.en}`,
  });
}

function cutOff(): HttpProblem {
  return new HttpProblem('malformed-request', { zh: '文件没有传完。', en: 'The file did not arrive whole.' });
}

function invalid(zh: string, en: string): HttpProblem {
  return new HttpProblem('invalid-body', { zh, en });
}
