import type { Facts } from '../../domain/facts.ts';
import type { Figure } from '../../domain/figure.ts';
import { figurePeriods, figureScope, figuresOf, scopeEntities } from '../../domain/figures.ts';
import type { Entity, Indicator, Month, Text } from '../../domain/model.ts';
import { ownPeriod } from '../../domain/month.ts';
import { entityText } from '../../domain/name.ts';
import { progressRows } from '../../domain/progress.ts';
import type { ProgressRow } from '../../domain/progress-row.ts';
import { relativesOf } from '../../domain/relatives.ts';
import { rowSentence } from '../../domain/sentence.ts';
import { getEntity, getIndicator } from '../catalog-lookup.ts';
import { gatherSeriesFacts } from '../facts.ts';
import { CODE, COUNT, listOf, MONTH, record, reference } from '../json-schema.ts';
import { ENTITY, INDICATOR, PERIOD } from '../parameters.ts';
import { readRoute } from '../read-route.ts';

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
  async read({ read, catalog, revision }, { period, ...codes }): Promise<FiguresAnswer> {
    const { entities } = catalog;
    const indicator = getIndicator(catalog, codes.indicator);
    const entity = getEntity(catalog, codes.entity);
    const scope = figureScope(entity, entities);
    const periods = figurePeriods(indicator, period);
    const facts = await gatherSeriesFacts(
      read,
      catalog,
      {
        indicator,
        entities: Object.values(relativesOf(scopeEntities(scope), entities)).flat(),
        from: periods[0] ?? period,
        to: periods.at(-1) ?? ownPeriod(indicator, period),
      },
      revision,
    );
    const { row, figures } = figuresOf(indicator, scope, period, entities, facts, revision);
    const sentence = rowSentence(row, { indicator, entity, parent: parentOf(entity) });
    return { indicator: indicator.code, entity: entity.code, period, revision, row, sentence, figures };

    function parentOf({ parent: code }: Entity): { name: Text; yoyYtd: number | null } | undefined {
      const parent = entities.find((one) => one.code === code);
      return (
        parent && { name: entityText(parent), yoyYtd: growthOf(indicator, parent, period, entities, facts) }
      );
    }
  },
});

function growthOf(
  indicator: Indicator,
  entity: Entity,
  period: Month,
  all: Entity[],
  facts: Facts,
): number | null {
  return progressRows(period, [{ indicator, entity }], all, facts)[0]?.yoyYtd ?? null;
}
