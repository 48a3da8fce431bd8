import { describe, expect, test } from '@jest/globals';
import { fields, optionalField, textField } from '../../contract/core/body.ts';
import { openapiDocument } from '../../contract/core/openapi.ts';
import { AS_OF, optionalParameter, wordsParameter, yearParameter } from '../../contract/core/parameter.ts';
import { route } from '../../contract/core/route.ts';
import * as t from '../../contract/core/schema.ts';
import type { Api } from '../../contract/routes.ts';
import { LIGHTS, type Light, type Rank } from '../../domain/progress/progress-row.ts';

/** What must not compile; `tsc` fails where a line marked as an error is none. */
describe('a schema of a domain type', () => {
  const change = t.nullable(t.NUMBER);

  test('has every field of the type, and no other', () => {
    const rank = t.objectOf<Rank>({ position: t.ORDINAL, of: t.COUNT, change });
    expect(rank.required).toEqual(['position', 'of', 'change']);
    // @ts-expect-error `change` is missing
    t.objectOf<Rank>({ position: t.ORDINAL, of: t.COUNT });
    // @ts-expect-error `color` is no field of a rank
    t.objectOf<Rank>({ position: t.ORDINAL, of: t.COUNT, change, color: t.TEXT });
  });

  test('describes each field as it is', () => {
    // @ts-expect-error `change` may be null
    t.objectOf<Rank>({ position: t.ORDINAL, of: t.COUNT, change: t.NUMBER });
    // @ts-expect-error a light has two more words
    t.objectOf<{ light: Light }>({ light: t.oneOf(['green', 'red']) });
    // @ts-expect-error `note` may be absent
    t.objectOf<{ note?: string }>({ note: t.TEXT });
    const schema = t.objectOf<{ light: Light; note?: string }>({
      light: t.oneOf(LIGHTS),
      note: t.optional(t.TEXT),
    });
    expect(schema.required).toEqual(['light']);
  });
});

const SHARED = { method: 'POST', path: '/api/example', summary: { zh: '例', en: 'Example' } } as const;

test('a route has a role', () => {
  // @ts-expect-error no role
  route({ ...SHARED, responses: { 200: t.object({ id: t.COUNT }) } });
});

test('the page gets the types of queries, bodies and responses', () => {
  const query: Api['GET /api/progress']['query'] = { kind: ['zone', 'park'], asOf: '17' };
  const commit: Api['POST /api/uploads/:id/commit']['body'] = { reason: '更正' };
  const { id }: Api['GET /api/uploads/:id']['params'] = { id: 1 };
  // @ts-expect-error no kind of entity
  query.kind = ['moon'];
  // @ts-expect-error no such field
  commit.reasons = '更正';
  const read = (row: Api['GET /api/progress']['response']['rows'][number]) =>
    // @ts-expect-error no such field
    row.gapp;
  expect([id, read]).toHaveLength(2);
});

test('OpenAPI is made from routes: roles, parameters, bodies and named schemas once', () => {
  const light = t.model('Light', t.object({ light: t.oneOf(LIGHTS) }));
  const example = route({
    ...SHARED,
    role: 'viewer',
    query: {
      year: yearParameter({ zh: '年', en: 'Year' }),
      light: optionalParameter(wordsParameter({ zh: '灯', en: 'Light' }, LIGHTS)),
      asOf: AS_OF,
    },
    body: fields({ name: textField(9), reason: optionalField(textField(9)) }, '1kb'),
    responses: { 200: t.object({ first: light, others: t.listOf(light) }) },
    problems: [400],
  });
  const { paths, components } = openapiDocument([example], t.TEXT) as {
    paths: Record<string, Record<string, { parameters: { name: string; required: boolean }[] }>>;
    components: { schemas: object };
  };
  const { parameters, ...operation } = paths['/api/example']!.post!;
  expect(parameters.map(({ name, required }) => [name, required])).toEqual([
    ['year', true],
    ['light', false],
    ['asOf', false],
  ]);
  expect(operation).toMatchObject({
    requestBody: { content: { 'application/json': { schema: { required: ['name'] } } } },
    responses: {
      200: {
        content: {
          'application/json': {
            schema: { properties: { first: { $ref: '#/components/schemas/Light' } } },
          },
        },
      },
    },
  });
  expect(Object.keys(components.schemas)).toEqual(['Light']);
});
