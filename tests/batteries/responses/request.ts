import { resolve } from 'node:path';

/** What the net asks a server for. Nothing here depends on the day or on an earlier run. */
export interface Asked {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Without the session. */
  anonymous?: boolean;
}

export interface Named extends Asked {
  /** File that the response is stored in. */
  name: string;
}

export interface Reply {
  status: number;
  type: string;
  headers: string[];
  bytes: Buffer;
}

export type Ask = (asked: Asked) => Promise<Reply>;

export const FIXTURES = resolve(import.meta.dirname, '../../fixtures');
export const JSON_BODY = { 'content-type': 'application/json' };
export const BYTES = { 'content-type': 'application/octet-stream' };

export function* gets(group: string, paths: string[], anonymous = false): Generator<Named> {
  for (const path of paths) yield { name: `${group}/${fileName(path)}`, path, anonymous };
}

export const fileName = (path: string) =>
  path
    .slice(1)
    .replace(/[/?&=:;,%]+/g, '_')
    .slice(0, 120) || 'root';
