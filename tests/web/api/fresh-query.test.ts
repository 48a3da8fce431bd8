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

async function show(url: Url<string>): Promise<void> {
  render(createElement(Reader, { url }), parent);
  await settled();
}

/** Longer than preact waits for a frame before it runs effects. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 150));

test('a late response of the previous URL is dropped', async () => {
  await show(A);
  await show(B);
  expect(requests.map(({ url }) => url)).toEqual([A, B]);
  requests[1]!.answer('b');
  await settled();
  expect(query).toMatchObject({ value: 'b', outdated: false });
  requests[0]!.answer('a');
  await settled();
  expect(query).toMatchObject({ value: 'b', outdated: false });
});

test('a value that belongs to the previous URL does not replace the current one', async () => {
  await show(A);
  requests[0]!.answer('a');
  await settled();
  const { replace } = query;
  await show(B);
  requests[1]!.answer('b');
  await settled();
  replace('a with older rows');
  await settled();
  expect(query).toMatchObject({ value: 'b', outdated: false });
});

test('of two requests of one URL the later one is shown', async () => {
  await show(A);
  void query.reload();
  requests[1]!.answer('new');
  await settled();
  requests[0]!.answer('old');
  await settled();
  expect(query.value).toBe('new');
});
