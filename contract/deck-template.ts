import {
  COVER_SLIDES,
  type DetectedLayout,
  type DetectedPlaceholder,
  TEMPLATE_RATIOS,
  type TemplateReport,
} from '../domain/decks/template-report.ts';
import { PPTX_TYPE } from './core/file-types.ts';
import { LARGEST_TEMPLATE_BYTES } from './core/limits.ts';
import { route } from './core/route.ts';
import * as t from './core/schema.ts';
import { COMPRESS, FILE } from './exports.ts';

const COLOR = t.schemaOf<string>({ type: 'string', pattern: '^[0-9A-F]{6}$' });
const SHARE = t.schemaOf<number>({ type: 'number', minimum: 0, maximum: 1 });
const PLACE = t.objectOf<DetectedPlaceholder>({ x: SHARE, y: SHARE, width: SHARE, height: SHARE });
const LAYOUT = t.objectOf<DetectedLayout>({
  name: t.TEXT,
  title: t.nullable(PLACE),
  body: t.nullable(PLACE),
  foot: t.listOf(PLACE),
});

const TEMPLATE_REPORT = t.model(
  'TemplateReport',
  t.objectOf<TemplateReport>({
    ratio: t.oneOf(TEMPLATE_RATIOS),
    width: t.NUMBER,
    height: t.NUMBER,
    theme: t.TEXT,
    colors: t.listOf(COLOR),
    fonts: t.objectOf<TemplateReport['fonts']>({ heading: t.listOf(t.CODE), text: t.listOf(t.CODE) }),
    ground: t.nullable(COLOR),
    dark: t.FLAG,
    layouts: t.COUNT,
    coverSlide: t.oneOf(COVER_SLIDES),
    cover: LAYOUT,
    page: LAYOUT,
    text: LAYOUT,
    titleSize: t.NUMBER,
  }),
);

/** The unit's template as everybody may know it. */
const DECK_TEMPLATE = t.model(
  'DeckTemplate',
  t.object({
    name: t.CODE,
    sha256: t.SHA256,
    size: t.COUNT,
    telling: TEMPLATE_REPORT,
    at: t.MOMENT,
    by: t.CODE,
  }),
);
export type DeckTemplate = t.Static<typeof DECK_TEMPLATE>;

export const getDeckTemplate = route({
  method: 'GET',
  path: '/api/deck-template',
  role: 'viewer',
  summary: {
    zh: '单位的幻灯片模板：谁在何时上传的、从中读懂了什么；没有则为 null',
    en: "The unit's template for slides: who uploaded it when, and what was understood of it; null where there is none",
  },
  responses: { 200: t.object({ template: t.nullable(DECK_TEMPLATE) }) },
  problems: [401],
});

export const putDeckTemplate = route({
  method: 'PUT',
  path: '/api/deck-template',
  role: 'editor',
  summary: {
    zh: '上传 PPTX 作为单位模板，替换原有的；需要编辑或更高的角色',
    en: "Upload a PPTX as the unit's template, replacing the one there is; needs an editor",
  },
  body: { kind: 'file', limit: { bytes: LARGEST_TEMPLATE_BYTES, advice: COMPRESS }, form: {} },
  responses: { 200: t.object({ template: DECK_TEMPLATE }) },
  problems: [400, 401, 403, 413, 422, 503, 507],
});

export const deleteDeckTemplate = route({
  method: 'DELETE',
  path: '/api/deck-template',
  role: 'editor',
  summary: {
    zh: '移除单位模板，此后用本系统的样式；需要编辑或更高的角色',
    en: "Remove the unit's template; the house style is used from then on; needs an editor",
  },
  responses: { 204: { description: { zh: '已移除', en: 'Removed' } } },
  problems: [401, 403, 404, 503, 507],
});

export const getDeckTemplateFile = route({
  method: 'GET',
  path: '/api/deck-template/file',
  role: 'viewer',
  summary: { zh: '单位模板的原始文件', en: "The unit's template as it was uploaded" },
  responses: { 200: { description: FILE, type: PPTX_TYPE } },
  problems: [401, 404],
});
