import { type Choice, type Finding, GRADES } from '../../domain/import/finding.ts';
import {
  type Assumption,
  FIELDS,
  type IgnoredRow,
  QUESTION_CODES,
  type Question,
  SHAPES,
} from '../../domain/import/parsed-file.ts';
import {
  type Difference,
  NATURES,
  type Remembered,
  type Sample,
  type Scope,
  type SeenBefore,
  UPLOAD_STATUSES,
  type UploadDocument,
  type UploadLine,
} from '../../domain/import/upload-document.ts';
import { BILINGUAL } from '../catalog.ts';
import * as t from '../core/schema.ts';
import { LIGHT } from './progress-row.ts';

const STATUS = t.oneOf(UPLOAD_STATUSES);

export const CHANGE_COUNT = t.objectOf<UploadLine['summary']>({
  new: t.COUNT,
  changed: t.COUNT,
  same: t.COUNT,
});

const LINE: { [K in keyof UploadLine]: t.Schema<UploadLine[K]> } = {
  id: t.ORDINAL,
  kind: t.oneOf(['file', 'revert']),
  status: STATUS,
  at: t.MOMENT,
  by: t.TEXT,
  file: t.nullable(
    t.objectOf<NonNullable<UploadLine['file']>>({ name: t.TEXT, sha256: t.SHA256, size: t.COUNT }),
  ),
  summary: CHANGE_COUNT,
  period: t.nullable(t.MONTH),
  reverts: t.nullable(t.ORDINAL),
  committedAt: t.nullable(t.MOMENT),
  revision: t.nullable(t.COUNT),
  reason: t.nullable(t.TEXT),
  nature: t.nullable(t.oneOf(NATURES)),
};

export const UPLOAD_LINE = t.model('UploadLine', t.objectOf<UploadLine>(LINE));

const CHOICES = t.listOf(t.model('Choice', t.objectOf<Choice>({ value: t.TEXT, label: BILINGUAL })));

export const FINDING = t.model(
  'Finding',
  t.objectOf<Finding>({
    grade: t.oneOf(GRADES),
    code: t.TEXT,
    file: t.optional(t.TEXT),
    sheet: t.nullable(t.TEXT),
    row: t.nullable(t.ORDINAL),
    column: t.nullable(t.TEXT),
    value: t.nullable(t.TEXT),
    expected: t.nullable(BILINGUAL),
    message: t.TEXT,
    messageEn: t.TEXT,
    choices: t.optional(CHOICES),
  }),
);

const QUESTION = t.model(
  'Question',
  t.objectOf<Question>({
    key: t.TEXT,
    code: t.oneOf(QUESTION_CODES),
    zh: t.TEXT,
    en: t.TEXT,
    sheet: t.nullable(t.TEXT),
    row: t.nullable(t.ORDINAL),
    column: t.nullable(t.TEXT),
    value: t.nullable(t.TEXT),
    choices: CHOICES,
    suggestion: t.nullable(t.TEXT),
    remember: t.oneOf(['apply', 'offer', 'never']),
  }),
);

const DIFFERENCE = t.model(
  'Difference',
  t.objectOf<Difference>({
    indicator: t.CODE,
    entity: t.CODE,
    period: t.MONTH,
    field: t.oneOf(FIELDS),
    old: t.nullable(t.NUMBER),
    new: t.nullable(t.NUMBER),
    change: t.nullable(t.NUMBER),
    changePercent: t.nullable(t.NUMBER),
    lightBefore: t.nullable(LIGHT),
    lightAfter: t.nullable(LIGHT),
    row: t.nullable(t.ORDINAL),
  }),
);

export const UPLOAD = t.model(
  'Upload',
  t.objectOf<UploadDocument>({
    ...LINE,
    encoding: t.schemaOf<UploadDocument['encoding']>(t.nullable(t.TEXT)),
    shape: t.nullable(t.oneOf(SHAPES)),
    sheets: t.listOf(t.nullable(t.TEXT)),
    entity: t.nullable(t.CODE),
    indicator: t.nullable(t.CODE),
    units: t.listOf(t.TEXT),
    warnings: t.listOf(FINDING),
    notes: t.listOf(FINDING),
    problems: t.listOf(FINDING),
    questions: t.listOf(QUESTION),
    assumptions: t.listOf(t.objectOf<Assumption>({ code: t.TEXT, zh: t.TEXT, en: t.TEXT })),
    ignored: t.listOf(
      t.objectOf<IgnoredRow>({ sheet: t.nullable(t.TEXT), row: t.ORDINAL, text: t.TEXT, reason: BILINGUAL }),
    ),
    scope: t.objectOf<Scope>({
      periods: t.listOf(t.MONTH),
      entities: t.listOf(t.CODE),
      indicators: t.listOf(t.CODE),
    }),
    sample: t.listOf(
      t.objectOf<Sample>({
        sheet: t.nullable(t.TEXT),
        rows: t.listOf(t.objectOf<Sample['rows'][number]>({ row: t.ORDINAL, cells: t.listOf(t.TEXT) })),
        total: t.COUNT,
      }),
    ),
    delimiter: t.nullable(t.TEXT),
    differences: t.listOf(DIFFERENCE),
    differenceCount: t.COUNT,
    closedPeriods: t.listOf(t.MONTH),
    needsReason: t.FLAG,
    remembered: t.listOf(
      t.objectOf<Remembered>({ key: t.TEXT, value: t.TEXT, at: t.MOMENT, by: t.TEXT, applied: t.FLAG }),
    ),
    seenBefore: t.nullable(
      t.objectOf<SeenBefore>({
        upload: t.ORDINAL,
        at: t.MOMENT,
        by: t.TEXT,
        status: STATUS,
        revision: t.nullable(t.COUNT),
      }),
    ),
    baseRevision: t.COUNT,
    answers: t.schemaOf<Record<string, string>>({ type: 'object', additionalProperties: t.TEXT }),
    accepted: t.listOf(t.TEXT),
    revertedBy: t.nullable(t.ORDINAL),
  }),
);
