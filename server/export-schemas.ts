import { JOB_STATES, type RefillReport } from './exports/jobs.ts';
import {
  CODE,
  COUNT,
  FLAG,
  type JsonSchema,
  listOf,
  MOMENT,
  NUMBER,
  orNull,
  record,
  reference,
  TEXT,
  words,
} from './json-schema.ts';
import type { DeckTemplateAnswer } from './routes/deck-template.ts';
import type { ExportAnswer } from './routes/exports.ts';
import type { RefillNote } from './slides/refill-work.ts';
import { SHAPES } from './slides/shape-name.ts';
import {
  COVERS,
  RATIOS,
  type TemplateTelling,
  type ToldLayout,
  type ToldPlace,
} from './slides/template-telling.ts';

const COLOR: JsonSchema = { type: 'string', pattern: '^[0-9A-F]{6}$' };
const SHARE: JsonSchema = { type: 'number', minimum: 0, maximum: 1 };
const PLACE = record<ToldPlace>({ x: SHARE, y: SHARE, width: SHARE, height: SHARE });
const LAYOUT = record<ToldLayout>({
  name: TEXT,
  title: orNull(PLACE),
  body: orNull(PLACE),
  foot: listOf(PLACE),
});

/** Exports under way, and the unit's own template. */
export const EXPORT_SCHEMAS: Record<string, JsonSchema> = {
  Export: record<ExportAnswer>({
    id: CODE,
    state: words(JOB_STATES),
    ahead: COUNT,
    done: COUNT,
    total: COUNT,
    name: orNull(TEXT),
    size: orNull(COUNT),
    failure: orNull(reference('Text')),
    refill: orNull(
      record<RefillReport>({
        filled: listOf(reference('RefillNote')),
        missed: listOf(reference('RefillNote')),
      }),
    ),
  }),

  RefillNote: record<RefillNote>({
    slide: COUNT,
    shape: TEXT,
    role: orNull(words(Object.keys(SHAPES))),
    title: orNull(reference('Text')),
    message: reference('Text'),
  }),

  DeckTemplate: record<DeckTemplateAnswer>({
    name: CODE,
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    size: COUNT,
    telling: reference('TemplateTelling'),
    at: MOMENT,
    by: CODE,
  }),

  TemplateTelling: record<TemplateTelling>({
    ratio: words(RATIOS),
    width: NUMBER,
    height: NUMBER,
    theme: TEXT,
    colors: listOf(COLOR),
    fonts: record<TemplateTelling['fonts']>({ heading: listOf(CODE), text: listOf(CODE) }),
    ground: orNull(COLOR),
    dark: FLAG,
    layouts: COUNT,
    coverSlide: words(COVERS),
    cover: LAYOUT,
    page: LAYOUT,
    text: LAYOUT,
    titleSize: NUMBER,
  }),
};
