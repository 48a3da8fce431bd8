import { REASONS, TURNS } from '../../domain/explanation/reasons.ts';
import { OBSERVATION_STATUSES, TARGET_TYPES } from '../../domain/model.ts';
import {
  GAP_UNITS,
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
import * as t from '../core/schema.ts';

export const LIGHT = t.oneOf(LIGHTS);
export const VALUE_SOURCE: t.Schema<ValueSource | null> = t.nullable(t.oneOf(['reported', 'derived']));
export const GROWTH_SOURCE: t.Schema<GrowthSource | null> = t.nullable(t.oneOf(['published', 'computed']));
export const PACE_METHOD: t.Schema<PaceMethod | null> = t.nullable(
  t.oneOf(['plan', 'linear', 'increment', 'level']),
);
const VALUE = t.nullable(t.NUMBER);

const TARGET_IN_FORCE = t.model(
  'TargetInForce',
  t.objectOf<TargetInForce>({
    type: t.oneOf(TARGET_TYPES),
    value: t.NUMBER,
    version: t.ORDINAL,
    from: t.ORDINAL,
  }),
);

const PROJECTION = t.model(
  'Projection',
  t.objectOf<Projection>({ value: t.NUMBER, completion: VALUE, method: t.oneOf(['seasonal', 'linear']) }),
);

const RANK = t.nullable(
  t.model(
    'Rank',
    t.objectOf<Rank>({
      position: t.ORDINAL,
      of: t.COUNT,
      change: t.nullable(t.schemaOf<number>({ type: 'integer' })),
    }),
  ),
);

const FIELDS: { [K in Exclude<keyof ProgressRow, 'reasons'>]: t.Schema<ProgressRow[K]> } = {
  indicator: t.CODE,
  entity: t.CODE,
  period: t.MONTH,
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
  turn: t.nullable(t.oneOf(keysOf(TURNS))),
  base: VALUE,
  baseAdjusted: t.FLAG,
  lastYearTotal: VALUE,
  parentYtd: VALUE,
  parentBase: VALUE,
  parentYoyYtd: VALUE,
  parentYoyYtdSource: GROWTH_SOURCE,
  reportStatus: t.nullable(t.oneOf(OBSERVATION_STATUSES)),
  target: t.nullable(TARGET_IN_FORCE),
  completion: VALUE,
  pace: VALUE,
  paceMethod: PACE_METHOD,
  gap: VALUE,
  gapAmount: VALUE,
  gapUnit: t.nullable(t.oneOf(GAP_UNITS)),
  shortfallWeight: VALUE,
  status: t.oneOf(PROGRESS_STATUSES),
  light: LIGHT,
  remaining: VALUE,
  monthsLeft: t.nullable(t.schemaOf<number>({ type: 'integer', minimum: 0, maximum: 11 })),
  requiredMonthly: VALUE,
  requiredYoy: VALUE,
  projection: t.nullable(PROJECTION),
  ranks: t.model('Ranks', t.objectOf<Ranks>({ completion: RANK, yoy: RANK, league: RANK })),
  share: VALUE,
  pull: VALUE,
  contribution: VALUE,
};

/** For any field of a row, why it is null, or why the row is not judged. */
const REASON: t.AnySchema = t.oneOf(keysOf(REASONS));
const ROW_REASONS = t.model(
  'Reasons',
  t.schemaOf<ProgressRow['reasons']>({
    type: 'object',
    properties: Object.fromEntries([...Object.keys(FIELDS), 'reasons'].map((field) => [field, REASON])),
    additionalProperties: false,
  }),
);

export const PROGRESS_ROW = t.model(
  'ProgressRow',
  t.objectOf<ProgressRow>({ ...FIELDS, reasons: ROW_REASONS }),
);

function keysOf<K extends string>(record: Record<K, unknown>): K[] {
  return Object.keys(record) as K[];
}
