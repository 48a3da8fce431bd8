import { ROLES } from '../auth/roles.ts';
import {
  CHANGE_COUNT,
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
} from '../http/json-schema.ts';
import type { LoadResult } from './import-folder.ts';
import type { AccountLine } from './routes/accounts-routes.ts';

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
      entities: CHANGE_COUNT,
      indicators: CHANGE_COUNT,
      targets: CHANGE_COUNT,
      observations: CHANGE_COUNT,
    }),
  }),
};
