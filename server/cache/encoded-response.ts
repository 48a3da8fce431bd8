import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { SECURITY_HEADERS } from '../http/security.ts';

const compress = promisify(gzip);

/** Bytes below which compression saves nothing: the response fits in one packet either way. */
const MIN_COMPRESSED = 1024;

interface Encoded {
  bytes: Buffer;
  etag: string;
  /** Names and values in turn: the form that `writeHead` takes fastest. */
  headers: string[];
  unchangedHeaders: string[];
}

/**
 * The bytes of a response with its headers, ready to be sent any number of times: as they are and as gzip, which is
 * made off the event loop when it is first needed. Each encoding has its own strong ETag.
 */
export class EncodedResponse {
  readonly #identity: Encoded;
  readonly #make: (bytes: Buffer, encoding: 'gzip' | null) => Encoded;
  #gzip: Encoded | undefined;
  #compressing: Promise<Encoded> | undefined;

  constructor(bytes: Buffer, type: string, cacheControl: string) {
    const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
    this.#make = (encodedBytes, encoding) => encode(encodedBytes, encoding, hash, type, cacheControl);
    this.#identity = this.#make(bytes, null);
  }

  /** Bytes of all encodings made so far. */
  get size(): number {
    return this.#identity.bytes.length + (this.#gzip?.bytes.length ?? 0);
  }

  get isCompressed(): boolean {
    return this.#gzip !== undefined;
  }

  /** The body, uncompressed. */
  text(): string {
    return this.#identity.bytes.toString();
  }

  /** Whether `send` can respond at once. Otherwise `prepare` first. */
  isReadyFor(request: IncomingMessage): boolean {
    return this.#gzip !== undefined || !this.#isWantedCompressed(request);
  }

  /** Compresses the body, once for concurrent calls. */
  async prepare(): Promise<void> {
    if (this.#identity.bytes.length < MIN_COMPRESSED) return;
    this.#compressing ??= compress(this.#identity.bytes).then((bytes) => this.#make(bytes, 'gzip'));
    this.#gzip = await this.#compressing;
  }

  /** Sends the encoding that the request prefers among those made, or 304 where the client has it already. */
  send(request: IncomingMessage, response: ServerResponse): void {
    const encoded = this.#gzip && this.#isWantedCompressed(request) ? this.#gzip : this.#identity;
    const known = request.headers['if-none-match'];
    if (known !== undefined && isAmong(encoded.etag, known)) {
      response.writeHead(304, encoded.unchangedHeaders).end();
    } else {
      response.writeHead(200, encoded.headers).end(request.method === 'HEAD' ? undefined : encoded.bytes);
    }
  }

  #isWantedCompressed(request: IncomingMessage): boolean {
    if (this.#identity.bytes.length < MIN_COMPRESSED) return false;
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

/** Whether an If-None-Match list contains this tag. A proxy may have weakened it. */
function isAmong(etag: string, list: string): boolean {
  if (list === etag) return true;
  return list.split(',').some((part) => {
    const given = part.trim();
    return given === '*' || given === etag || given === `W/${etag}`;
  });
}
