import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoredCatalog } from '../../db/figures/catalog.ts';
import { ENTITY_KINDS, type Month } from '../../domain/model.ts';
import { progressRowsInSteps } from '../../domain/progress/progress.ts';
import { LIGHTS, PROGRESS_STATUSES, type ProgressRow } from '../../domain/progress/progress-row.ts';
import { STRETCH_MS } from '../cache/json-serializer.ts';
import { type ReadContext, readRoute } from '../cache/read-route.ts';
import { COUNT, listOf, MONTH, record, reference } from '../http/json-schema.ts';
import {
  ENTITY,
  INDICATOR,
  knownParameter,
  optional,
  PERIOD,
  type ValuesOf,
  wordsParameter,
} from '../http/parameters.ts';
import { gatherFacts, type Selection } from './load-facts.ts';

export interface ProgressAnswer {
  /** The month asked for; each row says its own data period. */
  period: Month;
  revision: number;
  rows: ProgressRow[];
}

export const PROGRESS_PARAMETERS = {
  period: PERIOD,
  entity: optional(ENTITY),
  indicator: optional(INDICATOR),
  category: optional(
    knownParameter(
      { zh: '指标类别', en: 'Category of the indicator' },
      { zh: '指标类别', en: 'a category' },
      (known) => known.indicators.map((indicator) => indicator.category),
    ),
  ),
  department: optional(
    knownParameter(
      { zh: '指标牵头部门的编码', en: 'Code of the department that leads the indicator' },
      { zh: '部门编码', en: 'a department code' },
      (known) => known.entities.flatMap((entity) => (entity.kind === 'department' ? entity.code : [])),
    ),
  ),
  kind: wordsParameter({ zh: '主体类型', en: 'Kind of the entity' }, ENTITY_KINDS),
  light: wordsParameter({ zh: '灯号', en: 'Light' }, LIGHTS),
  status: wordsParameter({ zh: '进度状态', en: 'Status' }, PROGRESS_STATUSES),
};

export type ProgressValues = ValuesOf<typeof PROGRESS_PARAMETERS>;

/** What is asked where nothing is left out. */
export const EVERY_ROW: Omit<ProgressValues, 'period'> = {
  entity: null,
  indicator: null,
  category: null,
  department: null,
  kind: null,
  light: null,
  status: null,
};

export const progressRoute = readRoute({
  path: '/api/progress',
  summary: {
    zh: '某月各指标各主体对年度目标的进度',
    en: 'Progress of each indicator and entity against its annual target at a month',
  },
  role: 'viewer',
  parameters: PROGRESS_PARAMETERS,
  answer: record<ProgressAnswer>({
    period: MONTH,
    revision: COUNT,
    rows: listOf(reference('ProgressRow')),
  }),
  read: readProgress,
});

/** The rows that these parameters ask for, as far as there is anything to show. */
export async function readProgress(
  { read, catalog, revision }: ReadContext,
  values: ProgressValues,
): Promise<ProgressAnswer> {
  const { period, light, status } = values;
  const { facts, pairs } = await gatherFacts(read, catalog, period, select(catalog, values), revision);
  const rows: ProgressRow[] = [];
  let since = performance.now();
  for (const row of progressRowsInSteps(period, pairs, catalog.entities, facts)) {
    if ((!light || light.includes(row.light)) && (!status || status.includes(row.status))) rows.push(row);
    if (performance.now() - since < STRETCH_MS) continue;
    await nextTurn();
    since = performance.now();
  }
  return { period, revision, rows };
}

function select(catalog: StoredCatalog, values: ProgressValues): Selection {
  const { indicator, category, department, entity, kind } = values;
  return {
    indicators: catalog.indicators.filter(
      (one) =>
        (indicator === null || one.code === indicator) &&
        (category === null || one.category === category) &&
        (department === null || one.department === department),
    ),
    entities: catalog.entities.filter(
      (one) => (entity === null || one.code === entity) && (kind === null || kind.includes(one.kind)),
    ),
  };
}
