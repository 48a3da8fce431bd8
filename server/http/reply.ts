import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Content, Route } from '../../contract/core/route.ts';
import type { Schema } from '../../contract/core/schema.ts';

/** Returned by a handler that has sent its response itself, for example cached bytes. */
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

/**
 * A Content-Disposition that saves under any name: RFC 6266 with the name in RFC 5987's encoding, and an ASCII fallback
 * for old clients.
 *
 * @example attachment('8月.csv') → attachment; filename="8_.csv"; filename*=UTF-8''8%E6%9C%88.csv
 */
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%;]/g, '_');
  const encoded = encodeURIComponent(name.replace(/\p{Cs}/gu, '')).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
