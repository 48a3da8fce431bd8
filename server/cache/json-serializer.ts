import { setImmediate as nextTurn } from 'node:timers/promises';

/** Others wait no longer than this for an answer that is being made. */
export const STRETCH_MS = 4;

/**
 * An answer as JSON, as `JSON.stringify` writes it: a long list in it some rows at a time, with others served in
 * between.
 *
 * @param answer plain data
 */
export async function toJsonText(answer: unknown): Promise<string> {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return JSON.stringify(answer);
  const parts: string[] = [];
  for (const [name, value] of Object.entries(answer)) {
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
    if (performance.now() - since < STRETCH_MS) continue;
    await nextTurn();
    since = performance.now();
  }
  return `[${parts.join(',')}]`;
}
