import type { ChangeCount } from '../domain/difference.ts';
import {
  CODE,
  COUNT,
  FLAG,
  type JsonSchema,
  listOf,
  MOMENT,
  orNull,
  record,
  TEXT,
  words,
} from './json-schema.ts';
import type { LoadResult } from './loading.ts';
import { ROLES } from './roles.ts';
import type { AccountLine } from './routes/accounts.ts';

const COUNTS = record<ChangeCount>({ new: COUNT, changed: COUNT, same: COUNT });

/** The nouns of administration. */
export const ADMINISTRATION_SCHEMAS: Record<string, JsonSchema> = {
  Account: record<AccountLine>({
    name: CODE,
    role: words(ROLES),
    entities: listOf(TEXT),
    disabledAt: orNull(MOMENT),
    createdAt: MOMENT,
    lockedUntil: orNull(MOMENT),
  }),

  LoadResult: record<LoadResult>({
    revision: COUNT,
    changed: FLAG,
    summary: record<LoadResult['summary']>({
      entities: COUNTS,
      indicators: COUNTS,
      targets: COUNTS,
      observations: COUNTS,
    }),
  }),
};
