import { REASONS, TURNS } from '../../domain/explanation/reasons.ts';
import { OBSERVATION_STATUSES, TARGET_TYPES } from '../../domain/model.ts';
import {
  type GrowthSource,
  LIGHTS,
  type PaceMethod,
  PROGRESS_STATUSES,
  type ProgressRow,
  type Projection,
  type Rank,
  type Ranks,
  type TargetInForce,
  type ValueSource,
} from '../../domain/progress/progress-row.ts';
import {
  type AnySchema,
  CODE,
  COUNT,
  FLAG,
  MONTH,
  model,
  NUMBER,
  nullable,
  ORDINAL,
  objectOf,
  oneOf,
  type Schema,
  schemaOf,
} from '../core/schema.ts';

export const LIGHT = oneOf(LIGHTS);
export const VALUE_SOURCE: Schema<ValueSource | null> = nullable(oneOf(['reported', 'derived']));
export const GROWTH_SOURCE: Schema<GrowthSource | null> = nullable(oneOf(['published', 'computed']));
export const PACE_METHOD: Schema<PaceMethod | null> = nullable(oneOf(['plan', 'linear', 'level']));
const VALUE = nullable(NUMBER);

const TARGET_IN_FORCE = model(
  'TargetInForce',
  objectOf<TargetInForce>({ type: oneOf(TARGET_TYPES), value: NUMBER, version: ORDINAL }),
);

const PROJECTION = model(
  'Projection',
  objectOf<Projection>({ value: NUMBER, completion: VALUE, method: oneOf(['seasonal', 'linear']) }),
);

const RANK = nullable(
  model(
    'Rank',
    objectOf<Rank>({
      position: ORDINAL,
      of: COUNT,
      change: nullable(schemaOf<number>({ type: 'integer' })),
    }),
  ),
);

const FIELDS: { [K in Exclude<keyof ProgressRow, 'reasons'>]: Schema<ProgressRow[K]> } = {
  indicator: CODE,
  entity: CODE,
  period: MONTH,
  month: VALUE,
  monthSource: VALUE_SOURCE,
  ytd: VALUE,
  ytdSource: VALUE_SOURCE,
  ytdLastYear: VALUE,
  yoyYtd: VALUE,
  yoyYtdSource: GROWTH_SOURCE,
  yoyYtdComputed: VALUE,
  yoyMonth: VALUE,
  yoyMonthSource: GROWTH_SOURCE,
  turn: nullable(oneOf(keysOf(TURNS))),
  base: VALUE,
  baseAdjusted: FLAG,
  lastYearTotal: VALUE,
  parentYtd: VALUE,
  parentBase: VALUE,
  reportStatus: nullable(oneOf(OBSERVATION_STATUSES)),
  target: nullable(TARGET_IN_FORCE),
  completion: VALUE,
  pace: VALUE,
  paceMethod: PACE_METHOD,
  gap: VALUE,
  gapAmount: VALUE,
  status: oneOf(PROGRESS_STATUSES),
  light: LIGHT,
  remaining: VALUE,
  monthsLeft: nullable(schemaOf<number>({ type: 'integer', minimum: 0, maximum: 11 })),
  requiredMonthly: VALUE,
  requiredYoy: VALUE,
  projection: nullable(PROJECTION),
  ranks: model('Ranks', objectOf<Ranks>({ completion: RANK, yoy: RANK, league: RANK })),
  share: VALUE,
  pull: VALUE,
  contribution: VALUE,
};

/** For any field of a row, why it is null, or why the row is not judged. */
const REASON: AnySchema = oneOf(keysOf(REASONS));
const ROW_REASONS = model(
  'Reasons',
  schemaOf<ProgressRow['reasons']>({
    type: 'object',
    properties: Object.fromEntries([...Object.keys(FIELDS), 'reasons'].map((field) => [field, REASON])),
    additionalProperties: false,
  }),
);

export const PROGRESS_ROW = model('ProgressRow', objectOf<ProgressRow>({ ...FIELDS, reasons: ROW_REASONS }));

function keysOf<K extends string>(record: Record<K, unknown>): K[] {
  return Object.keys(record) as K[];
}
