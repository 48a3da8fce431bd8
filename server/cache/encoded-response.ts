import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { SECURITY_HEADERS } from '../http/security.ts';

const compress = promisify(gzip);

/** Below this a compressed answer saves nothing: it goes out in one packet either way. */
const WORTH_COMPRESSING = 1024;

interface Encoded {
  bytes: Buffer;
  etag: string;
  /** Names and values in turn, as `writeHead` takes them fastest. */
  headers: string[];
  unchangedHeaders: string[];
}

/**
 * The bytes of an answer, ready to be sent any number of times: as they are and, made at the first wish and off
 * the event loop, as gzip. Each form has its own strong ETag, because its bytes are its own.
 */
export class EncodedResponse {
  readonly #identity: Encoded;
  readonly #make: (bytes: Buffer, encoding: 'gzip' | null) => Encoded;
  #gzip: Encoded | undefined;
  #making: Promise<Encoded> | undefined;

  constructor(bytes: Buffer, type: string, cacheControl: string) {
    const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
    this.#make = (encodedBytes, encoding) => encode(encodedBytes, encoding, hash, type, cacheControl);
    this.#identity = this.#make(bytes, null);
  }

  /** Bytes held in memory by all forms made so far. */
  get size(): number {
    return this.#identity.bytes.length + (this.#gzip?.bytes.length ?? 0);
  }

  get isCompressed(): boolean {
    return this.#gzip !== undefined;
  }

  /** What it says, uncompressed. */
  text(): string {
    return this.#identity.bytes.toString();
  }

  /** Whether `send` can answer this request at once, or has to compress first. */
  isReadyFor(request: IncomingMessage): boolean {
    return this.#gzip !== undefined || !this.#isWantedCompressed(request);
  }

  /** Makes the compressed form; called many times at once, it is made once. */
  async prepare(): Promise<void> {
    if (this.#identity.bytes.length < WORTH_COMPRESSING) return;
    this.#making ??= compress(this.#identity.bytes).then((bytes) => this.#make(bytes, 'gzip'));
    this.#gzip = await this.#making;
  }

  /** Sends the form the request prefers among those made: 304 where the asker has it already. */
  send(request: IncomingMessage, response: ServerResponse): void {
    const form = this.#gzip && this.#isWantedCompressed(request) ? this.#gzip : this.#identity;
    const known = request.headers['if-none-match'];
    if (known !== undefined && isAmong(form.etag, known)) {
      response.writeHead(304, form.unchangedHeaders).end();
    } else {
      response.writeHead(200, form.headers).end(request.method === 'HEAD' ? undefined : form.bytes);
    }
  }

  #isWantedCompressed(request: IncomingMessage): boolean {
    if (this.#identity.bytes.length < WORTH_COMPRESSING) return false;
    const accepted = request.headers['accept-encoding'];
    return accepted !== undefined && acceptsGzip(accepted);
  }
}

function encode(
  bytes: Buffer,
  encoding: 'gzip' | null,
  hash: string,
  type: string,
  cacheControl: string,
): Encoded {
  const etag = encoding ? `"${hash}-${encoding}"` : `"${hash}"`;
  const security = Object.entries(SECURITY_HEADERS).flat();
  const unchangedHeaders = ['ETag', etag, 'Cache-Control', cacheControl, 'Vary', 'Accept-Encoding'];
  const headers = [
    ...['Content-Type', type, 'Content-Length', String(bytes.length)],
    ...(encoding ? ['Content-Encoding', encoding] : []),
    ...unchangedHeaders,
    ...security,
  ];
  return { bytes, etag, headers, unchangedHeaders };
}

/** acceptsGzip('gzip, deflate, br') → true; acceptsGzip('gzip;q=0, br') → false; acceptsGzip('br') → false */
export function acceptsGzip(accepted: string): boolean {
  if (!accepted.includes('gzip')) return false;
  return accepted.split(',').some((part) => {
    const [name, ...rest] = part.split(';').map((piece) => piece.trim().toLowerCase());
    return name === 'gzip' && !rest.some((piece) => /^q=0(\.0*)?$/.test(piece));
  });
}

/** Whether an If-None-Match list names this tag; a proxy may have weakened it on the way. */
function isAmong(etag: string, list: string): boolean {
  if (list === etag) return true;
  return list.split(',').some((part) => {
    const given = part.trim();
    return given === '*' || given === etag || given === `W/${etag}`;
  });
}
