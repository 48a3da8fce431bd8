import type { Finding } from '../domain/import/finding.ts';
import type { UploadDocument } from '../domain/import/upload-document.ts';
import type { Problem } from '../domain/problem.ts';
import * as t from './core/schema.ts';
import { FINDING, UPLOAD } from './models/upload.ts';

/** Every error that a response can carry: a closed list. Scripts may match on `code`, people read `title` and `detail`. */
export const ERRORS = {
  'malformed-request': [400, '请求无法读懂', 'The request cannot be read'],
  'malformed-json': [400, '请求内容不是合法的 JSON', 'The body is not valid JSON'],
  'invalid-parameter': [400, '请求参数不对', 'A parameter is not allowed'],
  'invalid-body': [400, '请求内容不对', 'The body is not as expected'],
  'not-signed-in': [401, '尚未登录', 'Not signed in'],
  'wrong-credentials': [401, '登录未成功', 'Sign-in failed'],
  'foreign-origin': [403, '请求来自别的网站', 'The request comes from another site'],
  'not-permitted': [403, '没有权限', 'Not permitted'],
  'closed-period': [403, '这个月份已经关账', 'The month is closed'],
  'unknown-path': [404, '没有这个地址', 'No such address'],
  'not-found': [404, '没有找到', 'Not found'],
  'method-not-allowed': [405, '此地址不接受这种请求', 'Method not allowed here'],
  'figures-moved': [409, '预览之后数据已有变动', 'The figures moved since the preview'],
  'later-versions': [409, '这些数据后来又有改动', 'These figures have changed since'],
  'not-open': [409, '现在不能这样处理', 'This cannot be done now'],
  'already-there': [409, '已经有了', 'It is there already'],
  'too-large': [413, '请求内容太大', 'The body is too large'],
  'unsupported-media-type': [415, '不支持的内容类型', 'Unsupported content type'],
  'unusable-file': [422, '文件有问题，没有导入', 'The file has problems and was not taken'],
  'reason-needed': [422, '需要说明原因', 'A reason is needed'],
  'not-accepted': [422, '还有需要确认的提示', 'There are warnings to accept'],
  'internal-error': [500, '服务器内部出错', 'The server failed'],
  busy: [503, '服务器正忙', 'The server is busy'],
  'read-only': [503, '数据库现在不能写入', 'The database cannot be written now'],
  'disk-full': [507, '磁盘已满', 'The disk is full'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type ErrorCode = keyof typeof ERRORS;

/** RFC 9457, Chinese first, English beside it. */
export interface ProblemDocument {
  /** Stable, one for each code; nothing is to be fetched from it. */
  type: string;
  code: ErrorCode;
  title: string;
  titleEn: string;
  status: number;
  detail: string;
  detailEn: string;
  /** Of the request, as it is in the log. */
  requestId: string;
  problems?: readonly (Problem | Finding)[];
  /** What the problem is about, whole: the new preview of an upload that was refused or moved. */
  upload?: UploadDocument;
}

const PROBLEM = t.model(
  'Problem',
  t.objectOf<Problem>({
    code: t.TEXT,
    file: t.optional(t.TEXT),
    row: t.nullable(t.ORDINAL),
    column: t.nullable(t.TEXT),
    value: t.nullable(t.TEXT),
    message: t.TEXT,
    messageEn: t.TEXT,
  }),
);

export const PROBLEM_DOCUMENT = t.model(
  'ProblemDocument',
  t.objectOf<ProblemDocument>({
    type: t.schemaOf<string>({ type: 'string', format: 'uri' }),
    code: t.oneOf(Object.keys(ERRORS) as ErrorCode[]),
    title: t.TEXT,
    titleEn: t.TEXT,
    status: t.schemaOf<number>({ type: 'integer', minimum: 400, maximum: 599 }),
    detail: t.TEXT,
    detailEn: t.TEXT,
    requestId: t.TEXT,
    problems: t.optional(t.listOf(t.schemaOf<Problem | Finding>({ anyOf: [FINDING, PROBLEM] })) as never),
    upload: t.optional(UPLOAD),
  }),
);
