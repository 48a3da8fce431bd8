import busboy from 'busboy';
import type { Request } from 'express';
import type { FileLimit } from '../../contract/core/body.ts';
import { HttpProblem } from './errors.ts';
import { queryOf } from './query.ts';

/** What a form adds around the file: boundaries, names, answers. */
const FORM_ALLOWANCE = 256 * 1024;
const LONGEST_NAME = 200;

export interface SentFile {
  name: string;
  bytes: Buffer;
}

export interface Received {
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
