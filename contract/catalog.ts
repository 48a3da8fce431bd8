import {
  DIRECTIONS,
  ENTITY_KINDS,
  type Entity,
  FREQUENCIES,
  INDICATOR_KINDS,
  type Indicator,
  type Text,
} from '../domain/model.ts';
import { AS_OF } from './core/parameter.ts';
import { route } from './core/route.ts';
import {
  CODE,
  COUNT,
  FLAG,
  listOf,
  MONTH,
  model,
  NUMBER,
  nullable,
  object,
  objectOf,
  oneOf,
  type Static,
  schemaOf,
  TEXT,
} from './core/schema.ts';

export const BILINGUAL = model('Text', objectOf<Text>({ zh: TEXT, en: TEXT }));

const ENTITY = model(
  'Entity',
  objectOf<Entity>({
    code: CODE,
    name: CODE,
    nameEn: nullable(TEXT),
    shortName: nullable(TEXT),
    kind: oneOf(ENTITY_KINDS),
    parent: nullable(CODE),
    sort: NUMBER,
    aliases: listOf(TEXT),
  }),
);

const INDICATOR = model(
  'Indicator',
  objectOf<Indicator>({
    code: CODE,
    name: CODE,
    nameEn: nullable(TEXT),
    category: CODE,
    categoryEn: nullable(TEXT),
    unit: TEXT,
    kind: oneOf(INDICATOR_KINDS),
    direction: oneOf(DIRECTIONS),
    firstMonth: schemaOf<1 | 2>({ type: 'integer', enum: [1, 2] }),
    frequency: oneOf(FREQUENCIES),
    lag: COUNT,
    department: nullable(CODE),
    decimals: COUNT,
    definition: nullable(TEXT),
    source: nullable(TEXT),
    tolerance: NUMBER,
    numerator: nullable(CODE),
    denominator: nullable(CODE),
    sort: NUMBER,
  }),
);

/** Indicators are codes, in page order. */
const CATEGORY = object({ name: TEXT, nameEn: nullable(TEXT), indicators: listOf(TEXT) });
export type Category = Static<typeof CATEGORY>;

/** Everything that has a name: what a page needs before it can ask for figures. */
const CATALOG = object({
  revision: COUNT,
  title: BILINGUAL,
  // Fictional figures, to be labelled so.
  demonstration: FLAG,
  entities: listOf(ENTITY),
  indicators: listOf(INDICATOR),
  categories: listOf(CATEGORY),
  // Every month with a figure, ascending.
  periods: listOf(MONTH),
  latestPeriod: nullable(MONTH),
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
