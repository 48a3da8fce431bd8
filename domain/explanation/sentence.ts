import { capitalized, entityText, formatOwnPeriod, indicatorText } from '../format.ts';
import type { Entity, Indicator, Month, Text } from '../model.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import { comparisonClause } from './clauses/comparison-clause.ts';
import { growthClause } from './clauses/growth-clause.ts';
import { levelClause } from './clauses/level-clause.ts';
import { join, NONE, periodBeforeNoun, type Said, saidOf } from './clauses/phrase.ts';
import { rankClause } from './clauses/rank-clause.ts';
import { needClause, targetClause } from './clauses/target-clause.ts';
import { REASONS } from './reasons.ts';

/** What a sentence needs besides the row. */
export interface SentenceContext {
  indicator: Indicator;
  entity: Entity;
  /** The entity above (`parentOf`), whose growth the row carries; without it nothing is compared. */
  parent?: Entity | undefined;
  /** The month the page is about; a row of another year then says its year. */
  asked?: Month | undefined;
}

/** The entity above, as a sentence wants it. */
export function parentOf({ parent }: Entity, entities: readonly Entity[]): Entity | undefined {
  return parent === null ? undefined : entities.find(({ code }) => code === parent);
}

/**
 * One row as a sentence (一句话), the same on the page, in speaker notes, in derivations and on paper. Every clause chooses
 * its words in both languages by kind, direction, sign, target and state; a clause without a value is left out. Numbers
 * are rounded for display only. There are no minus signs and no thousands commas in Chinese.
 *
 * @example 1—8月，高新园规上工业总产值完成188.20亿元，同比增长7.3%，增速高于全区2.3个百分点，增速列各园区第2位（共8个）；
 *   完成年度目标的68.4%，超序时进度1.8个百分点。
 */
export function rowSentence(row: ProgressRow, context: SentenceContext): Text {
  const said = saidOf(row, { parent: undefined, ...context });
  const [level, ...rest] = clausesOf(said);
  const figure = join([level ?? NONE, ...rest], { zh: '，', en: ', ' });
  const judged =
    row.ytd === null && row.target?.type !== 'growth' ? [] : [targetClause(said), needClause(said)];
  const { zh, en } = join([figure, ...judged], { zh: '；', en: '; ' });
  return { zh: `${zh}。`, en: `${capitalized(en)}.` };
}

function clausesOf(said: Said): Text[] {
  const { row } = said;
  if (row.status === 'missing') return [missing(said, { zh: '数据未报', en: 'not reported' })];
  if (row.reasons.status === 'not-due') {
    const { zh, en } = REASONS['not-due'];
    return [
      {
        zh: `${entityText(said.entity).zh}${said.indicator.name}${zh}`,
        en: `${entityText(said.entity).en}: ${said.naming.noun.en}, ${en}`,
      },
    ];
  }
  const level = levelClause(said);
  if (level === NONE) return [missing(said, { zh: '累计数未报', en: 'not reported for the year to date' })];
  return [level, growthClause(said), comparisonClause(said), rankClause(said)];
}

/** 高新园出口总额1—8月数据未报. */
function missing(said: Said, state: Text): Text {
  const { row, indicator, entity, asked } = said;
  const name = indicatorText(indicator);
  return {
    zh: `${entityText(entity).zh}${name.zh}${formatOwnPeriod(indicator, row.period, asked).zh}${state.zh}`,
    en: `${entityText(entity).en}: ${periodBeforeNoun(said)} ${said.naming.noun.en} ${state.en}`,
  };
}
