import { type ObservationVersion, readObservationHistory } from '../../db/figures/observation-history.ts';
import { NATURES } from '../../domain/import/upload-document.ts';
import { type Month, OBSERVATION_STATUSES } from '../../domain/model.ts';
import { readRoute } from '../cache/read-route.ts';
import {
  CODE,
  COUNT,
  type JsonSchema,
  listOf,
  MOMENT,
  MONTH,
  NUMBER,
  ORDINAL,
  orNull,
  record,
  SHA256,
  TEXT,
  words,
} from '../http/json-schema.ts';
import { ENTITY, INDICATOR, PERIOD } from '../http/parameters.ts';

export interface ObservationHistoryAnswer {
  indicator: string;
  entity: string;
  period: Month;
  revision: number;
  /** Oldest first; the last one is in force. */
  versions: Version[];
}

type Version = Omit<ObservationVersion, 'period' | 'indicator' | 'entity' | 'fileId'>;

/** Which file and row a version came from. */
export const ORIGIN: Record<'revision' | 'at' | 'by' | 'file' | 'fileSha256' | 'row', JsonSchema> = {
  revision: COUNT,
  at: MOMENT,
  by: TEXT,
  file: orNull(TEXT),
  fileSha256: orNull(SHA256),
  row: orNull(ORDINAL),
};

export const observationHistoryRoute = readRoute({
  path: '/api/observations/history',
  summary: { zh: '一个数据的全部版本与出处', en: 'Every version of a figure, and where it came from' },
  role: 'viewer',
  parameters: { indicator: INDICATOR, entity: ENTITY, period: PERIOD },
  answer: record<ObservationHistoryAnswer>({
    indicator: CODE,
    entity: CODE,
    period: MONTH,
    revision: COUNT,
    versions: listOf(
      record<Version>({
        ...ORIGIN,
        reason: orNull(TEXT),
        month: orNull(NUMBER),
        ytd: orNull(NUMBER),
        yoyMonth: orNull(NUMBER),
        yoyYtd: orNull(NUMBER),
        status: orNull(words(OBSERVATION_STATUSES)),
        nature: orNull(words(NATURES)),
        upload: orNull(ORDINAL),
        uploadKind: orNull(words(['file', 'revert'])),
      }),
    ),
  }),
  async read({ read, catalog, revision }, key): Promise<ObservationHistoryAnswer> {
    const history = await readObservationHistory(read, catalog.ids, key, revision);
    const versions = history.map(
      ({ period: _p, indicator: _i, entity: _e, fileId: _f, ...version }) => version,
    );
    return { ...key, revision, versions };
  },
});
