import type { EntityKind, Text } from '../../model.ts';
import { lowerIsBetter } from '../../progress/pace-and-status.ts';
import type { Rank } from '../../progress/progress-row.ts';
import { saysGrowth } from './comparison-clause.ts';
import { areaText, NONE, type Said } from './phrase.ts';

const AMONG: Partial<Record<EntityKind, Text>> = {
  park: { zh: '各园区', en: 'parks' },
  department: { zh: '各部门', en: 'departments' },
  enterprise: { zh: '各企业', en: 'enterprises' },
  project: { zh: '各项目', en: 'projects' },
};

/**
 * The rank by growth, else by completion, and which of the two it is: 增速列全市第2位（共8个），比上期前移2位. Where less is
 * better it counts from the lowest. A rank of one is not said.
 */
export function rankClause(said: Said): Text {
  const { row, indicator, naming } = said;
  const grown = row.ranks.league ?? row.ranks.yoy;
  if (grown && saysGrowth(said)) {
    return rankText(
      said,
      grown,
      naming.manner === 'price' ? { zh: '涨幅', en: 'by price rise' } : { zh: '增速', en: 'by growth' },
    );
  }
  if (grown && indicator.kind === 'rate' && row.yoyYtd !== null) {
    return rankText(said, grown, { zh: '同比增减', en: 'by change' });
  }
  // Less of a limit is better, and is called neither done nor a rate; what is only watched has nothing to complete.
  const isJudged = indicator.direction !== 'neutral' && !lowerIsBetter(indicator, row.target);
  const done = isJudged && row.completion !== null && row.completion > 0;
  const completion = done ? row.ranks.completion : null;
  return completion ? rankText(said, completion, { zh: '完成率', en: 'by completion' }) : NONE;
}

function rankText({ row, indicator, entity, parent }: Said, rank: Rank, by: Text): Text {
  if (rank.of < 2) return NONE;
  const lowest: Text = indicator.direction === 'lower' ? { zh: '由低到高', en: ', lowest first' } : NONE;
  const among = AMONG[entity.kind];
  const area = parent ? areaText(parent) : NONE;
  const where: Text =
    among && rank !== row.ranks.league
      ? { zh: among.zh, en: ` ${among.en}` }
      : { zh: area.zh, en: area.en && ` in ${area.en}` };
  const moved = rank.change ?? 0;
  const places = Math.abs(moved);
  const zh = moved === 0 ? '' : `，比上期${moved > 0 ? '前移' : '后移'}${places}位`;
  const en =
    moved === 0 ? '' : `, ${moved > 0 ? 'up' : 'down'} ${places} ${places === 1 ? 'place' : 'places'}`;
  return {
    zh: `${by.zh}${lowest.zh}列${where.zh}第${rank.position}位（共${rank.of}个）${zh}`,
    en: `${ordinal(rank.position)} of ${rank.of}${where.en} ${by.en}${lowest.en}${en}`,
  };
}

/** 1st, 2nd, 3rd, 4th, 11th. */
function ordinal(n: number): string {
  const teens = n % 100 >= 11 && n % 100 <= 13;
  const suffix = teens ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[n % 10] ?? 'th');
  return `${n}${suffix}`;
}
