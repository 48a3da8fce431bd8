import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type ContainerNode, createElement, render } from 'preact';
import { useFreshQuery } from '../../../web/api/fresh-query.ts';
import type { Url } from '../../../web/api/url.ts';

const A = '/a' as Url<string>;
const B = '/b' as Url<string>;

/** Requests that have not been answered yet, oldest first. */
let requests: { url: string; answer: (value: string) => void }[];
let query: ReturnType<typeof useFreshQuery<string>>;
// The component draws nothing, so that preact needs no DOM.
const parent = { childNodes: [], firstChild: null } as unknown as ContainerNode;
const { fetch } = globalThis;

beforeEach(() => {
  requests = [];
  globalThis.document = {} as Document;
  globalThis.fetch = ((url: string) =>
    new Promise((resolve) => {
      requests.push({ url, answer: (value) => resolve(Response.json(value)) });
    })) as typeof globalThis.fetch;
});

afterEach(() => {
  render(null, parent);
  globalThis.fetch = fetch;
  Reflect.deleteProperty(globalThis, 'document');
});

function Reader({ url }: { url: Url<string> }) {
  query = useFreshQuery(url);
  return null;
}

/** Draws with a URL, and waits until it has been requested. */
async function show(url: Url<string>): Promise<void> {
  const before = requests.length;
  render(createElement(Reader, { url }), parent);
  await until(() => requests.length > before);
}

/** Answers a request, and waits until the query shows the value. */
async function answer(index: number, value: string): Promise<void> {
  requests[index]!.answer(value);
  await until(() => query.value === value && !query.outdated);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Long enough for a response to be drawn that should not be. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 100));

test('a late response of the previous URL is dropped', async () => {
  await show(A);
  await show(B);
  expect(requests.map(({ url }) => url)).toEqual([A, B]);
  await answer(1, 'b');
  requests[0]!.answer('a');
  await pause();
  expect(query).toMatchObject({ value: 'b', outdated: false });
});

test('a value that belongs to the previous URL does not replace the current one', async () => {
  await show(A);
  await answer(0, 'a');
  const { replace } = query;
  await show(B);
  await answer(1, 'b');
  replace('a with older rows');
  await pause();
  expect(query).toMatchObject({ value: 'b', outdated: false });
});

test('of two requests of one URL the later one is shown', async () => {
  await show(A);
  void query.reload();
  await answer(1, 'new');
  requests[0]!.answer('old');
  await pause();
  expect(query.value).toBe('new');
});
