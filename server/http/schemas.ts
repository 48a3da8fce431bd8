import type { Figure, FigureCategory, FigureSeries } from '../../domain/figures/figure.ts';
import {
  DIRECTIONS,
  ENTITY_KINDS,
  type Entity,
  FREQUENCIES,
  INDICATOR_KINDS,
  type Indicator,
  OBSERVATION_STATUSES,
  type Text,
} from '../../domain/model.ts';
import type { Problem } from '../../domain/problem.ts';
import type { SeriesPoint } from '../../domain/progress/series.ts';
import { ADMINISTRATION_SCHEMAS } from '../administration/administration-schemas.ts';
import { DECK_SCHEMAS } from '../decks/deck-schemas.ts';
import { EXPORT_SCHEMAS } from '../decks/export-schemas.ts';
import { PROGRESS_SCHEMAS } from '../figures/progress-schemas.ts';
import { UPLOAD_SCHEMAS } from '../uploads/upload-schemas.ts';
import { ERROR_CODES, type ProblemDocument } from './errors.ts';
import {
  CODE,
  COUNT,
  type JsonSchema,
  listOf,
  MONTH,
  NUMBER,
  ORDINAL,
  orNull,
  record,
  reference,
  TEXT,
  words,
} from './json-schema.ts';

/** The nouns of every answer. What a path answers around them stands beside the path's code, in `routes/`. */
export const SCHEMAS: Record<string, JsonSchema> = {
  Text: record<Text>({ zh: TEXT, en: TEXT }),

  Entity: record<Entity>({
    code: CODE,
    name: CODE,
    nameEn: orNull(TEXT),
    shortName: orNull(TEXT),
    kind: words(ENTITY_KINDS),
    parent: orNull(CODE),
    sort: NUMBER,
    aliases: listOf(TEXT),
  }),

  Indicator: record<Indicator>({
    code: CODE,
    name: CODE,
    nameEn: orNull(TEXT),
    category: CODE,
    categoryEn: orNull(TEXT),
    unit: TEXT,
    kind: words(INDICATOR_KINDS),
    direction: words(DIRECTIONS),
    firstMonth: { type: 'integer', enum: [1, 2] },
    frequency: words(FREQUENCIES),
    lag: COUNT,
    department: orNull(CODE),
    decimals: COUNT,
    definition: orNull(TEXT),
    source: orNull(TEXT),
    tolerance: NUMBER,
    numerator: orNull(CODE),
    denominator: orNull(CODE),
    sort: NUMBER,
  }),

  ...PROGRESS_SCHEMAS,
  ...UPLOAD_SCHEMAS,
  ...DECK_SCHEMAS,
  ...EXPORT_SCHEMAS,
  ...ADMINISTRATION_SCHEMAS,

  SeriesPoint: record<SeriesPoint>({
    period: MONTH,
    month: orNull(NUMBER),
    monthSource: orNull(words(['reported', 'derived'])),
    ytd: orNull(NUMBER),
    ytdSource: orNull(words(['reported', 'derived'])),
    yoyMonth: orNull(NUMBER),
    yoyMonthSource: orNull(words(['published', 'computed'])),
    yoyYtd: orNull(NUMBER),
    yoyYtdSource: orNull(words(['published', 'computed'])),
    plan: orNull(NUMBER),
    planMethod: orNull(words(['plan', 'linear', 'level'])),
    status: orNull(words(OBSERVATION_STATUSES)),
  }),

  FigureSeries: record<FigureSeries>({
    role: words(['actual', 'last-year', 'plan', 'target', 'estimate', 'pace', 'difference', 'total']),
    name: reference('Text'),
    values: listOf(orNull(NUMBER)),
  }),

  FigureCategory: record<FigureCategory>(
    { label: reference('Text'), entity: CODE, period: MONTH, width: NUMBER },
    ['entity', 'period', 'width'],
  ),

  Figure: record<Figure>({
    kind: words(['path', 'months', 'ranking', 'contribution']),
    indicator: CODE,
    entity: CODE,
    period: MONTH,
    title: reference('Text'),
    unit: TEXT,
    decimals: COUNT,
    categories: listOf(reference('FigureCategory')),
    series: listOf(reference('FigureSeries')),
    sentence: reference('Text'),
    source: orNull(TEXT),
    revision: COUNT,
  }),

  Problem: record<Problem>(
    {
      code: TEXT,
      file: TEXT,
      row: orNull(ORDINAL),
      column: orNull(TEXT),
      value: orNull(TEXT),
      message: TEXT,
      messageEn: TEXT,
    },
    ['file'],
  ),

  ProblemDocument: record<ProblemDocument>(
    {
      type: { type: 'string', format: 'uri' },
      code: words(ERROR_CODES),
      title: TEXT,
      titleEn: TEXT,
      status: { type: 'integer', minimum: 400, maximum: 599 },
      detail: TEXT,
      detailEn: TEXT,
      problems: listOf({ anyOf: [reference('Finding'), reference('Problem')] }),
      upload: reference('Upload'),
    },
    ['problems', 'upload'],
  ),
};
