import type { Figure } from '../../domain/figures/figure.ts';
import type { Month, Text } from '../../domain/model.ts';
import type { ProgressRow } from '../../domain/progress/progress-row.ts';
import { readRoute } from '../cache/read-route.ts';
import { CODE, COUNT, listOf, MONTH, record, reference } from '../http/json-schema.ts';
import { ENTITY, INDICATOR, PERIOD } from '../http/parameters.ts';
import { readFigures } from './load-figures.ts';

export interface FiguresAnswer {
  indicator: string;
  entity: string;
  /** The month asked for; the row says its own data period. */
  period: Month;
  revision: number;
  row: ProgressRow;
  /** What is to be said of the row. */
  sentence: Text;
  figures: Figure[];
}

export const figuresRoute = readRoute({
  path: '/api/figures',
  summary: {
    zh: '一个指标、一个主体在某月的进度、一句话与全部图',
    en: 'One indicator of one entity at a month: its row, its sentence and every chart',
  },
  role: 'viewer',
  parameters: { indicator: INDICATOR, entity: ENTITY, period: PERIOD },
  answer: record<FiguresAnswer>({
    indicator: CODE,
    entity: CODE,
    period: MONTH,
    revision: COUNT,
    row: reference('ProgressRow'),
    sentence: reference('Text'),
    figures: listOf(reference('Figure')),
  }),
  async read(context, { period, ...codes }): Promise<FiguresAnswer> {
    const { row, sentence, figures } = await readFigures(context, codes, period);
    return { ...codes, period, revision: context.revision, row, sentence, figures };
  },
});
