import { type ExportJob, JOB_STATES } from '../../domain/decks/export-job.ts';
import { type RefillNote, type RefillReport, SHAPE_ROLES } from '../../domain/decks/refill-report.ts';
import {
  COVER_SLIDES,
  TEMPLATE_RATIOS,
  type TemplateTelling,
  type ToldLayout,
  type ToldPlace,
} from '../../domain/decks/template-report.ts';
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
  SHA256,
  TEXT,
  words,
} from '../http/json-schema.ts';
import type { DeckTemplateAnswer } from './routes/deck-template-routes.ts';

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
  Export: record<ExportJob>({
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
    role: orNull(words(SHAPE_ROLES)),
    title: orNull(reference('Text')),
    message: reference('Text'),
  }),

  DeckTemplate: record<DeckTemplateAnswer>({
    name: CODE,
    sha256: SHA256,
    size: COUNT,
    telling: reference('TemplateTelling'),
    at: MOMENT,
    by: CODE,
  }),

  TemplateTelling: record<TemplateTelling>({
    ratio: words(TEMPLATE_RATIOS),
    width: NUMBER,
    height: NUMBER,
    theme: TEXT,
    colors: listOf(COLOR),
    fonts: record<TemplateTelling['fonts']>({ heading: listOf(CODE), text: listOf(CODE) }),
    ground: orNull(COLOR),
    dark: FLAG,
    layouts: COUNT,
    coverSlide: words(COVER_SLIDES),
    cover: LAYOUT,
    page: LAYOUT,
    text: LAYOUT,
    titleSize: NUMBER,
  }),
};
