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
import {
  CHANGE_COUNT,
  CODE,
  COUNT,
  FLAG,
  type JsonSchema,
  LIGHT,
  listOf,
  MOMENT,
  MONTH,
  NUMBER,
  ORDINAL,
  orNull,
  record,
  reference,
  SHA256,
  TEXT,
  words,
} from '../http/json-schema.ts';

const STATUS = words(UPLOAD_STATUSES);

const LINE: Record<keyof UploadLine, JsonSchema> = {
  id: ORDINAL,
  kind: words(['file', 'revert']),
  status: STATUS,
  at: MOMENT,
  by: TEXT,
  file: orNull(
    record<NonNullable<UploadLine['file']>>({
      name: TEXT,
      sha256: SHA256,
      size: COUNT,
    }),
  ),
  summary: CHANGE_COUNT,
  period: orNull(MONTH),
  reverts: orNull(ORDINAL),
  committedAt: orNull(MOMENT),
  revision: orNull(COUNT),
  reason: orNull(TEXT),
  nature: orNull(words(NATURES)),
};

/** The nouns of uploads. */
export const UPLOAD_SCHEMAS: Record<string, JsonSchema> = {
  Choice: record<Choice>({ value: TEXT, label: reference('Text') }),

  Finding: record<Finding>(
    {
      grade: words(GRADES),
      code: TEXT,
      file: TEXT,
      sheet: orNull(TEXT),
      row: orNull(ORDINAL),
      column: orNull(TEXT),
      value: orNull(TEXT),
      expected: orNull(reference('Text')),
      message: TEXT,
      messageEn: TEXT,
      choices: listOf(reference('Choice')),
    },
    ['file', 'choices'],
  ),

  Question: record<Question>({
    key: TEXT,
    code: words(QUESTION_CODES),
    zh: TEXT,
    en: TEXT,
    sheet: orNull(TEXT),
    row: orNull(ORDINAL),
    column: orNull(TEXT),
    value: orNull(TEXT),
    choices: listOf(reference('Choice')),
    suggestion: orNull(TEXT),
    remember: words(['apply', 'offer', 'never']),
  }),

  Difference: record<Difference>({
    indicator: CODE,
    entity: CODE,
    period: MONTH,
    field: words(FIELDS),
    old: orNull(NUMBER),
    new: orNull(NUMBER),
    change: orNull(NUMBER),
    changePercent: orNull(NUMBER),
    lightBefore: orNull(LIGHT),
    lightAfter: orNull(LIGHT),
    row: orNull(ORDINAL),
  }),

  UploadLine: record<UploadLine>(LINE),

  Upload: record<UploadDocument>({
    ...LINE,
    encoding: orNull(TEXT),
    shape: orNull(words(SHAPES)),
    sheets: listOf(orNull(TEXT)),
    entity: orNull(CODE),
    indicator: orNull(CODE),
    units: listOf(TEXT),
    warnings: listOf(reference('Finding')),
    notes: listOf(reference('Finding')),
    problems: listOf(reference('Finding')),
    questions: listOf(reference('Question')),
    assumptions: listOf(record<Assumption>({ code: TEXT, zh: TEXT, en: TEXT })),
    ignored: listOf(
      record<IgnoredRow>({ sheet: orNull(TEXT), row: ORDINAL, text: TEXT, reason: reference('Text') }),
    ),
    scope: record<Scope>({ periods: listOf(MONTH), entities: listOf(CODE), indicators: listOf(CODE) }),
    sample: listOf(
      record<Sample>({
        sheet: orNull(TEXT),
        rows: listOf(record<Sample['rows'][number]>({ row: ORDINAL, cells: listOf(TEXT) })),
        total: COUNT,
      }),
    ),
    delimiter: orNull(TEXT),
    differences: listOf(reference('Difference')),
    differenceCount: COUNT,
    closedPeriods: listOf(MONTH),
    needsReason: FLAG,
    remembered: listOf(record<Remembered>({ key: TEXT, value: TEXT, at: MOMENT, by: TEXT, applied: FLAG })),
    seenBefore: orNull(
      record<SeenBefore>({ upload: ORDINAL, at: MOMENT, by: TEXT, status: STATUS, revision: orNull(COUNT) }),
    ),
    baseRevision: COUNT,
    answers: { type: 'object', additionalProperties: TEXT },
    accepted: listOf(TEXT),
    revertedBy: orNull(ORDINAL),
  }),
};
