import express, { type Request, type RequestHandler } from 'express';
import { type Body, type Field, type Fields, InvalidValue } from '../../contract/core/body.ts';
import type { Problem } from '../../domain/problem.ts';
import { HttpProblem } from './errors.ts';

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
