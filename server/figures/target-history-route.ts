import { readTargetHistory, type TargetVersion } from '../../db/figures/targets.ts';
import { TARGET_TYPES } from '../../domain/model.ts';
import { readRoute } from '../cache/read-route.ts';
import { CODE, COUNT, listOf, NUMBER, ORDINAL, orNull, record, TEXT, words } from '../http/json-schema.ts';
import { ENTITY, INDICATOR, yearParameter } from '../http/parameters.ts';
import { ORIGIN } from './observation-history-route.ts';

export interface TargetHistoryAnswer {
  indicator: string;
  entity: string;
  year: number;
  revision: number;
  /** Oldest first; the last one is in force. */
  versions: Version[];
}

type Version = Omit<TargetVersion, 'indicator' | 'entity' | 'year'>;

export const targetHistoryRoute = readRoute({
  path: '/api/targets/history',
  summary: {
    zh: '一个年度目标的全部版本与出处',
    en: 'Every version of an annual target, and where it came from',
  },
  role: 'viewer',
  parameters: {
    indicator: INDICATOR,
    entity: ENTITY,
    year: yearParameter({ zh: '目标年度', en: 'Year of the target' }),
  },
  answer: record<TargetHistoryAnswer>({
    indicator: CODE,
    entity: CODE,
    year: { type: 'integer' },
    revision: COUNT,
    versions: listOf(
      record<Version>({
        ...ORIGIN,
        reason: orNull(TEXT),
        version: ORDINAL,
        type: words(TARGET_TYPES),
        value: NUMBER,
        plan: orNull({ type: 'array', items: orNull(NUMBER), minItems: 12, maxItems: 12 }),
        note: orNull(TEXT),
      }),
    ),
  }),
  async read({ read, catalog, revision }, key): Promise<TargetHistoryAnswer> {
    const history = await readTargetHistory(read, catalog.ids, key, revision);
    const versions = history.map(({ indicator: _i, entity: _e, year: _y, ...version }) => version);
    return { ...key, revision, versions };
  },
});
