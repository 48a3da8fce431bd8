import { REASONS } from '../../domain/explanation/reasons.ts';
import { OBSERVATION_STATUSES, TARGET_TYPES } from '../../domain/model.ts';
import {
  PROGRESS_STATUSES,
  type ProgressRow,
  type Projection,
  type Rank,
  type Ranks,
  type TargetInForce,
  type Turn,
} from '../../domain/progress/progress-row.ts';
import {
  CODE,
  COUNT,
  FLAG,
  type JsonSchema,
  LIGHT,
  MONTH,
  NUMBER,
  ORDINAL,
  orNull,
  record,
  reference,
  words,
} from '../http/json-schema.ts';

const TURNS: Turn[] = ['turned-to-profit', 'turned-to-loss', 'loss-narrowed', 'loss-widened'];
const SOURCE = orNull(words(['reported', 'derived']));
const GROWTH_SOURCE = orNull(words(['published', 'computed']));
const FIGURE = orNull(NUMBER);

const ROW: Record<keyof ProgressRow, JsonSchema> = {
  indicator: CODE,
  entity: CODE,
  period: MONTH,
  month: FIGURE,
  monthSource: SOURCE,
  ytd: FIGURE,
  ytdSource: SOURCE,
  ytdLastYear: FIGURE,
  yoyYtd: FIGURE,
  yoyYtdSource: GROWTH_SOURCE,
  yoyYtdComputed: FIGURE,
  yoyMonth: FIGURE,
  yoyMonthSource: GROWTH_SOURCE,
  turn: orNull(words(TURNS)),
  base: FIGURE,
  baseAdjusted: FLAG,
  lastYearTotal: FIGURE,
  parentYtd: FIGURE,
  parentBase: FIGURE,
  reportStatus: orNull(words(OBSERVATION_STATUSES)),
  target: orNull(reference('TargetInForce')),
  completion: FIGURE,
  pace: FIGURE,
  paceMethod: orNull(words(['plan', 'linear', 'level'])),
  gap: FIGURE,
  gapAmount: FIGURE,
  status: words(PROGRESS_STATUSES),
  light: LIGHT,
  remaining: FIGURE,
  monthsLeft: orNull({ type: 'integer', minimum: 0, maximum: 11 }),
  requiredMonthly: FIGURE,
  requiredYoy: FIGURE,
  projection: orNull(reference('Projection')),
  ranks: reference('Ranks'),
  share: FIGURE,
  pull: FIGURE,
  contribution: FIGURE,
  reasons: reference('Reasons'),
};

/** A progress row and its parts. */
export const PROGRESS_SCHEMAS: Record<string, JsonSchema> = {
  ProgressRow: record<ProgressRow>(ROW),
  TargetInForce: record<TargetInForce>({
    type: words(TARGET_TYPES),
    value: NUMBER,
    version: ORDINAL,
  }),
  Projection: record<Projection>({
    value: NUMBER,
    completion: FIGURE,
    method: words(['seasonal', 'linear']),
  }),
  Rank: record<Rank>({
    position: ORDINAL,
    of: COUNT,
    change: orNull({ type: 'integer' }),
  }),
  Ranks: record<Ranks>({
    completion: orNull(reference('Rank')),
    yoy: orNull(reference('Rank')),
    league: orNull(reference('Rank')),
  }),
  // For any field of a row, why it is null, or why the row is not judged.
  Reasons: {
    type: 'object',
    properties: Object.fromEntries(Object.keys(ROW).map((field) => [field, words(Object.keys(REASONS))])),
    additionalProperties: false,
  },
};
