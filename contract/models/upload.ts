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
import {
  CODE,
  COUNT,
  FLAG,
  listOf,
  MOMENT,
  MONTH,
  model,
  NUMBER,
  nullable,
  ORDINAL,
  objectOf,
  oneOf,
  optional,
  type Schema,
  SHA256,
  schemaOf,
  TEXT,
} from '../core/schema.ts';
import { LIGHT } from './progress-row.ts';

const STATUS = oneOf(UPLOAD_STATUSES);

export const CHANGE_COUNT = objectOf<UploadLine['summary']>({ new: COUNT, changed: COUNT, same: COUNT });

const LINE: { [K in keyof UploadLine]: Schema<UploadLine[K]> } = {
  id: ORDINAL,
  kind: oneOf(['file', 'revert']),
  status: STATUS,
  at: MOMENT,
  by: TEXT,
  file: nullable(objectOf<NonNullable<UploadLine['file']>>({ name: TEXT, sha256: SHA256, size: COUNT })),
  summary: CHANGE_COUNT,
  period: nullable(MONTH),
  reverts: nullable(ORDINAL),
  committedAt: nullable(MOMENT),
  revision: nullable(COUNT),
  reason: nullable(TEXT),
  nature: nullable(oneOf(NATURES)),
};

export const UPLOAD_LINE = model('UploadLine', objectOf<UploadLine>(LINE));

const CHOICES = listOf(model('Choice', objectOf<Choice>({ value: TEXT, label: BILINGUAL })));

export const FINDING = model(
  'Finding',
  objectOf<Finding>({
    grade: oneOf(GRADES),
    code: TEXT,
    file: optional(TEXT),
    sheet: nullable(TEXT),
    row: nullable(ORDINAL),
    column: nullable(TEXT),
    value: nullable(TEXT),
    expected: nullable(BILINGUAL),
    message: TEXT,
    messageEn: TEXT,
    choices: optional(CHOICES),
  }),
);

const QUESTION = model(
  'Question',
  objectOf<Question>({
    key: TEXT,
    code: oneOf(QUESTION_CODES),
    zh: TEXT,
    en: TEXT,
    sheet: nullable(TEXT),
    row: nullable(ORDINAL),
    column: nullable(TEXT),
    value: nullable(TEXT),
    choices: CHOICES,
    suggestion: nullable(TEXT),
    remember: oneOf(['apply', 'offer', 'never']),
  }),
);

const DIFFERENCE = model(
  'Difference',
  objectOf<Difference>({
    indicator: CODE,
    entity: CODE,
    period: MONTH,
    field: oneOf(FIELDS),
    old: nullable(NUMBER),
    new: nullable(NUMBER),
    change: nullable(NUMBER),
    changePercent: nullable(NUMBER),
    lightBefore: nullable(LIGHT),
    lightAfter: nullable(LIGHT),
    row: nullable(ORDINAL),
  }),
);

export const UPLOAD = model(
  'Upload',
  objectOf<UploadDocument>({
    ...LINE,
    encoding: schemaOf<UploadDocument['encoding']>(nullable(TEXT)),
    shape: nullable(oneOf(SHAPES)),
    sheets: listOf(nullable(TEXT)),
    entity: nullable(CODE),
    indicator: nullable(CODE),
    units: listOf(TEXT),
    warnings: listOf(FINDING),
    notes: listOf(FINDING),
    problems: listOf(FINDING),
    questions: listOf(QUESTION),
    assumptions: listOf(objectOf<Assumption>({ code: TEXT, zh: TEXT, en: TEXT })),
    ignored: listOf(
      objectOf<IgnoredRow>({ sheet: nullable(TEXT), row: ORDINAL, text: TEXT, reason: BILINGUAL }),
    ),
    scope: objectOf<Scope>({ periods: listOf(MONTH), entities: listOf(CODE), indicators: listOf(CODE) }),
    sample: listOf(
      objectOf<Sample>({
        sheet: nullable(TEXT),
        rows: listOf(objectOf<Sample['rows'][number]>({ row: ORDINAL, cells: listOf(TEXT) })),
        total: COUNT,
      }),
    ),
    delimiter: nullable(TEXT),
    differences: listOf(DIFFERENCE),
    differenceCount: COUNT,
    closedPeriods: listOf(MONTH),
    needsReason: FLAG,
    remembered: listOf(objectOf<Remembered>({ key: TEXT, value: TEXT, at: MOMENT, by: TEXT, applied: FLAG })),
    seenBefore: nullable(
      objectOf<SeenBefore>({
        upload: ORDINAL,
        at: MOMENT,
        by: TEXT,
        status: STATUS,
        revision: nullable(COUNT),
      }),
    ),
    baseRevision: COUNT,
    answers: schemaOf<Record<string, string>>({ type: 'object', additionalProperties: TEXT }),
    accepted: listOf(TEXT),
    revertedBy: nullable(ORDINAL),
  }),
);
