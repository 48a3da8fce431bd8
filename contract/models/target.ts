import { TARGET_TYPES, type Target } from '../../domain/model.ts';
import * as t from '../core/schema.ts';

/** Twelve months, null where the plan is silent. */
export const PLAN = t.schemaOf<(number | null)[]>({
  type: 'array',
  items: t.nullable(t.NUMBER),
  minItems: 12,
  maxItems: 12,
});

export const TARGET = t.model(
  'Target',
  t.objectOf<Target>({
    indicator: t.CODE,
    entity: t.CODE,
    year: t.schemaOf<number>({ type: 'integer' }),
    type: t.oneOf(TARGET_TYPES),
    value: t.NUMBER,
    version: t.ORDINAL,
    from: t.ORDINAL,
    plan: t.nullable(PLAN),
    note: t.nullable(t.TEXT),
  }),
);
