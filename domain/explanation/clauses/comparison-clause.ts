import { roundsToZero } from '../../format.ts';
import type { Text } from '../../model.ts';
import { growthUnitOf } from '../../progress/growth.ts';
import { accumulates } from '../../progress/parts-and-whole.ts';
import { changeText, growthWords } from './growth-clause.ts';
import { areaText, NONE, points, type Said } from './phrase.ts';

/** Beyond this growth in % a difference in points says nothing; the area's own growth is named instead. */
const COMPARABLE = 300;

/** Whether the sentence says a growth in %, which an area's can be compared with. */
export function saysGrowth({ row, indicator }: Said): boolean {
  if (row.yoyYtd === null || row.turn || indicator.kind === 'rate') return false;
  if (growthUnitOf(indicator, row.yoyYtdSource) !== 'percent') return false;
  return !(accumulates(indicator) && row.ytd === 0);
}

/** 增速高于全市2.2个百分点, 降幅大于全市9.5个百分点, 全市下降1.3%, 与全市持平. */
export function comparisonClause(said: Said): Text {
  const { row, parent } = said;
  const { yoyYtd: own, parentYoyYtd: other } = row;
  if (!parent || own === null || other === null || !saysGrowth(said)) return NONE;
  const area = areaText(parent);
  const words = growthWords(said);
  const source = sourceText(said, area);
  const signs = [own, other].map((value) => (roundsToZero(value) ? 0 : Math.sign(value)));
  if (signs[0] !== signs[1] || own > COMPARABLE || other > COMPARABLE) {
    const change = changeText(other, words, 'noun');
    return { zh: `${area.zh}${change.zh}${source.zh}`, en: `against ${change.en} in ${area.en}${source.en}` };
  }
  const apart = own - other;
  if (roundsToZero(apart)) {
    return { zh: `与${area.zh}持平${source.zh}`, en: `level with ${area.en}${source.en}` };
  }
  const size = points(apart);
  const price = words.isPrice;
  if (own > 0) {
    const noun = price ? '涨幅' : '增速';
    return {
      zh: `${noun}${apart > 0 ? '高于' : '低于'}${area.zh}${size.zh}${source.zh}`,
      en: `${size.en} ${apart > 0 ? 'above' : 'below'} ${area.en}${source.en}`,
    };
  }
  return {
    zh: `${price ? '跌幅' : '降幅'}${apart < 0 ? '大于' : '小于'}${area.zh}${size.zh}${source.zh}`,
    en: `a fall ${size.en} ${apart < 0 ? 'deeper' : 'shallower'} than in ${area.en}${source.en}`,
  };
}

/** Published growth is of comparable scope, computed growth of figures as they stand: said where the two meet. */
function sourceText({ row }: Said, area: Text): Text {
  const { yoyYtdSource: own, parentYoyYtdSource: other } = row;
  if (own === other || own === null || other === null) return NONE;
  return other === 'published'
    ? { zh: `（${area.zh}为公布增速，本项为计算增速）`, en: ` (published there, computed here)` }
    : { zh: `（本项为公布增速，${area.zh}为计算增速）`, en: ` (published here, computed there)` };
}
