import { setImmediate as yieldToEventLoop } from 'node:timers/promises';

/** Long computations yield to other requests after this many milliseconds. */
export const TIME_SLICE_MS = 2;

/**
 * Serializes plain data to the same text as `JSON.stringify`, but yields to other requests while it serializes a long
 * list in the top level of an object.
 */
export async function toJsonText(data: unknown): Promise<string> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return JSON.stringify(data);
  const parts: string[] = [];
  for (const [name, value] of Object.entries(data)) {
    const text = Array.isArray(value) ? await listText(value) : JSON.stringify(value);
    if (text !== undefined) parts.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${parts.join(',')}}`;
}

async function listText(list: readonly unknown[]): Promise<string> {
  const parts: string[] = [];
  let since = performance.now();
  for (const one of list) {
    parts.push(JSON.stringify(one) ?? 'null');
    if (performance.now() - since < TIME_SLICE_MS) continue;
    await yieldToEventLoop();
    since = performance.now();
  }
  return `[${parts.join(',')}]`;
}
