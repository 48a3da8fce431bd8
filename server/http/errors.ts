import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { ERRORS, type ErrorCode, type ProblemDocument } from '../../contract/problem.ts';
import type { Text } from '../../domain/model.ts';
import type { Problem } from '../../domain/problem.ts';
import { messagePage } from './html-page.ts';

/** The `type` of a problem document: a stable identifier, not an address. */
const problemType = (code: ErrorCode): string => `urn:economic-scheduling:problem:${code}`;

/** An error with a response. Thrown anywhere below a route; the error handler sends it. */
export class HttpProblem extends Error {
  readonly code: ErrorCode;
  readonly detail: Text;
  readonly problems: readonly Problem[] | undefined;
  readonly headers: Record<string, string>;
  /** Further members of the response (RFC 9457, extension members). */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    detail: Text,
    more: {
      problems?: readonly Problem[];
      headers?: Record<string, string>;
      extra?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(`${code}: ${detail.en}`);
    this.name = 'HttpProblem';
    this.code = code;
    this.detail = detail;
    this.problems = more.problems;
    this.headers = more.headers ?? {};
    this.extra = more.extra ?? {};
  }

  get status(): number {
    return ERRORS[this.code][0];
  }

  get title(): Text {
    const [, zh, en] = ERRORS[this.code];
    return { zh, en };
  }
}

/** The body of an error response. */
function toProblemDocument(problem: HttpProblem, requestId: string): ProblemDocument {
  return {
    type: problemType(problem.code),
    code: problem.code,
    title: problem.title.zh,
    titleEn: problem.title.en,
    status: problem.status,
    detail: problem.detail.zh,
    detailEn: problem.detail.en,
    requestId,
    ...(problem.problems && { problems: problem.problems }),
    ...problem.extra,
  };
}

/** Sends a problem: as a small page to a browser that asks for one, else as problem+json. */
function sendProblem(request: Request, response: Response, problem: HttpProblem): void {
  const requestId = requestIdOf(request);
  response.status(problem.status).set({ 'Cache-Control': 'no-store', 'X-Request-Id': requestId });
  response.set(problem.headers);
  // RFC 9110 requires a challenge with every 401. "Bearer" opens no password dialog in browsers.
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer');
  if (!request.path.startsWith('/api/') && request.accepts(['json', 'html']) === 'html') {
    response.type('html').send(messagePage(problem.title, problem.detail));
    return;
  }
  response.type('application/problem+json').send(JSON.stringify(toProblemDocument(problem, requestId)));
}

/** The client closed the connection before it had the whole response; what was under way for it is cancelled. */
export class ClientDisconnected extends Error {
  constructor() {
    super('the client has disconnected');
    this.name = 'ClientDisconnected';
  }
}

/** The only error handler. Unexpected errors are logged, and the response does not describe them. */
export function errorHandler(log: (error: unknown, requestId: string) => void): ErrorRequestHandler {
  // Express recognizes an error handler by its four parameters.
  return (error, request, response, _next) => {
    // The line of the request in the log says that it was aborted.
    if (isDisconnect(error)) {
      response.destroy();
      return;
    }
    const unwritable = fromStorage(error);
    const problem = error instanceof HttpProblem ? error : (fromParser(error) ?? unwritable);
    if (!problem || unwritable) log(error, requestIdOf(request));
    // The status is out already: only a cut connection tells the client that the rest is missing.
    if (response.headersSent) response.destroy();
    else sendProblem(request, response, problem ?? internalError());
  };
}

/** Node reports a disconnect during a streamed response with a code of its own. */
function isDisconnect(error: unknown): boolean {
  const isPremature = (error as { code?: unknown } | null)?.code === 'ERR_STREAM_PREMATURE_CLOSE';
  return isPremature || error instanceof ClientDisconnected;
}

function internalError(): HttpProblem {
  return new HttpProblem('internal-error', {
    zh: '服务器处理这个请求时出错，错误已记入服务器日志。',
    en: 'The server failed on this request; the error is in its log.',
  });
}

/** Errors of Express and its body parsers have a `type` or a status; their messages are not passed on. */
function fromParser(error: unknown): HttpProblem | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { type, status } = error as { type?: unknown; status?: unknown };
  switch (type) {
    case 'entity.parse.failed':
      return new HttpProblem('malformed-json', {
        zh: '请求内容不是合法的 JSON 对象。',
        en: 'The body is not a valid JSON object.',
      });
    case 'entity.too.large':
    case 'parameters.too.many':
      return new HttpProblem('too-large', {
        zh: '请求内容超过了这个地址允许的大小。',
        en: 'The body is larger than this address allows.',
      });
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new HttpProblem('unsupported-media-type', {
        zh: '请求内容的编码不受支持，请用 UTF-8。',
        en: 'The encoding of the body is not supported; use UTF-8.',
      });
  }
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  return new HttpProblem('malformed-request', {
    zh: '请求的地址或内容无法读懂。',
    en: 'The address or the body of the request cannot be read.',
  });
}

/** Errors of SQLite when it cannot write, or not now: the transaction is rolled back, and reads still work. */
function fromStorage(error: unknown): HttpProblem | undefined {
  switch ((error as { code?: unknown } | null)?.code) {
    case 'SQLITE_FULL':
      return new HttpProblem('disk-full', {
        zh: '服务器磁盘已满，这次的内容一点也没有保存；已有数据仍可查看。请联系管理员。',
        en: 'The disk of the server is full. Nothing of this was kept; what is there can still be read. Tell the administrator.',
      });
    case 'SQLITE_BUSY': {
      const detail = {
        zh: '数据库正被别的程序占用，这次的内容一点也没有保存；已有数据仍可查看。请稍后再试，或请管理员看看是哪个程序。',
        en: 'Another program holds the database. Nothing of this was kept; what is there can still be read. Try again later, or ask the administrator which program it is.',
      };
      return new HttpProblem('busy', detail, { headers: { 'Retry-After': '10' } });
    }
    case 'SQLITE_READONLY':
    case 'SQLITE_IOERR':
    case 'SQLITE_CANTOPEN':
      return new HttpProblem('read-only', {
        zh: '数据库现在不能写入，这次的内容一点也没有保存；已有数据仍可查看。请联系管理员。',
        en: 'The database cannot be written now. Nothing of this was kept; what is there can still be read. Tell the administrator.',
      });
  }
  return undefined;
}

/** All problems of a query in one response. */
export function invalidParameters(problems: readonly Problem[]): HttpProblem {
  const zh = problems.map((problem) => problem.message).join('');
  const en = problems.map((problem) => problem.messageEn).join(' ');
  return new HttpProblem('invalid-parameter', { zh, en }, { problems });
}

export function unknownPath(path: string): HttpProblem {
  return new HttpProblem('unknown-path', {
    zh: `没有 ${path} 这个地址。`,
    en: `There is nothing at ${path}.`,
  });
}

/** 405, with what is allowed instead. */
export function methodNotAllowed(method: string, allow: string): HttpProblem {
  const detail = {
    zh: `此地址不接受 ${method} 请求，可用：${allow}。`,
    en: `${method} is not allowed here; allowed: ${allow}.`,
  };
  return new HttpProblem('method-not-allowed', detail, { headers: { Allow: allow } });
}

/** Differs between processes, so that ids of two starts cannot be confused. */
const PREFIX = randomBytes(3).toString('hex');
const ID = Symbol('id of a request');
let count = 0;

/** The id of a request in the log and in error responses, for example `9f3a1c-7k`. */
export function requestIdOf(request: IncomingMessage & { [ID]?: string }): string {
  request[ID] ??= `${PREFIX}-${(++count).toString(36)}`;
  return request[ID];
}
