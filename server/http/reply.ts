import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Content, Route } from '../../contract/core/route.ts';
import type { Schema } from '../../contract/core/schema.ts';
import { attachment } from './attachment.ts';

/** A handler that has sent its response itself: bytes that are cached, say. */
export const SENT = { isSent: true } as const;

type Headers = Record<string, string>;

interface File {
  content: string | Uint8Array | AsyncIterable<string>;
  /** Media type, where it is not the contract's. */
  type?: string;
  /** Name to save it under. */
  fileName?: string;
  headers?: Headers;
}

type ReplyAt<S, R> =
  R extends Schema<infer T>
    ? { status: S; body: T; headers?: Headers }
    : R extends { type: string }
      ? { status: S } & File
      : { status: S; location?: string };

/** What a handler returns: one of the responses of the contract. */
export type Reply<R extends Route> =
  | { [S in keyof R['responses']]: ReplyAt<S, R['responses'][S]> }[keyof R['responses']]
  | typeof SENT;

/** A reply of any route. */
export type AnyReply = AnyContent | typeof SENT;

interface AnyContent extends Partial<File> {
  status: number;
  body?: unknown;
  location?: string;
}

/** Nothing is kept by browsers or proxies unless the handler says so. */
export async function sendReply(
  { responses }: Route,
  request: Request,
  response: Response,
  reply: AnyReply,
): Promise<void> {
  if ('isSent' in reply) return;
  const { status, body, content, location, headers = {} } = reply;
  response.status(status).set('Cache-Control', 'no-store').set(headers);
  if (location !== undefined) {
    response.redirect(status, location);
  } else if (content !== undefined) {
    const { type } = responses[status] as Content;
    response.set('Content-Type', reply.type ?? type!);
    if (reply.fileName !== undefined) response.set('Content-Disposition', attachment(reply.fileName));
    if (typeof content === 'string') response.send(content);
    else if (content instanceof Uint8Array) {
      response.send(Buffer.from(content.buffer, content.byteOffset, content.byteLength));
    } else if (request.method === 'HEAD') response.end();
    else await pipeline(content, response);
  } else if (body !== undefined) {
    response.json(body);
  } else {
    response.end();
  }
}
