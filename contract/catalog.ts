import {
  DIRECTIONS,
  ENTITY_KINDS,
  type Entity,
  FREQUENCIES,
  INDEX_BASES,
  INDICATOR_KINDS,
  type Indicator,
  type Text,
} from '../domain/model.ts';
import { AS_OF } from './core/parameter.ts';
import { route } from './core/route.ts';
import * as t from './core/schema.ts';

export const BILINGUAL = t.model('Text', t.objectOf<Text>({ zh: t.TEXT, en: t.TEXT }));

const ENTITY = t.model(
  'Entity',
  t.objectOf<Entity>({
    code: t.CODE,
    name: t.CODE,
    nameEn: t.nullable(t.TEXT),
    shortName: t.nullable(t.TEXT),
    kind: t.oneOf(ENTITY_KINDS),
    parent: t.nullable(t.CODE),
    sort: t.NUMBER,
    aliases: t.listOf(t.TEXT),
    leader: t.nullable(t.TEXT),
    contact: t.nullable(t.TEXT),
    phone: t.nullable(t.TEXT),
  }),
);

const INDICATOR = t.model(
  'Indicator',
  t.objectOf<Indicator>({
    code: t.CODE,
    name: t.CODE,
    nameEn: t.nullable(t.TEXT),
    category: t.CODE,
    categoryEn: t.nullable(t.TEXT),
    unit: t.TEXT,
    kind: t.oneOf(INDICATOR_KINDS),
    direction: t.oneOf(DIRECTIONS),
    firstMonth: t.schemaOf<1 | 2>({ type: 'integer', enum: [1, 2] }),
    frequency: t.oneOf(FREQUENCIES),
    lag: t.COUNT,
    department: t.nullable(t.CODE),
    decimals: t.COUNT,
    definition: t.nullable(t.TEXT),
    source: t.nullable(t.TEXT),
    tolerance: t.nullable(t.NUMBER),
    numerator: t.nullable(t.CODE),
    denominator: t.nullable(t.CODE),
    base: t.nullable(t.oneOf(INDEX_BASES)),
    aliases: t.listOf(t.TEXT),
    leader: t.nullable(t.TEXT),
    contact: t.nullable(t.TEXT),
    sort: t.NUMBER,
  }),
);

/** Indicators are codes, in page order. */
const CATEGORY = t.object({ name: t.TEXT, nameEn: t.nullable(t.TEXT), indicators: t.listOf(t.TEXT) });
export type Category = t.Static<typeof CATEGORY>;

/** Everything that has a name: what a page needs before it can ask for figures. */
const CATALOG = t.object({
  revision: t.COUNT,
  title: BILINGUAL,
  // Fictional figures, to be labelled so.
  demonstration: t.FLAG,
  entities: t.listOf(ENTITY),
  indicators: t.listOf(INDICATOR),
  categories: t.listOf(CATEGORY),
  // Every month with a figure, ascending.
  periods: t.listOf(t.MONTH),
  latestPeriod: t.nullable(t.MONTH),
});

export const getCatalog = route({
  method: 'GET',
  path: '/api/catalog',
  role: 'viewer',
  summary: {
    zh: '主体、指标、类别与有数据的月份',
    en: 'Entities, indicators, categories, and months with figures',
  },
  query: { asOf: AS_OF },
  responses: { 200: CATALOG },
  problems: [400, 401],
});
