import { difference, percentOf, sum } from '../exact.ts';
import { digits, points } from '../explanation/clauses/phrase.ts';
import { entityText, indicatorText, roundsToZero } from '../format.ts';
import type { Entity, Text } from '../model.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import type { Figure, FigureScope, FigureSubject } from './figure.ts';
import { SERIES_NAMES } from './figure.ts';

/**
 * 谁在拉动: the points of the whole's growth that each part brings, the largest first, then what no part accounts for
 * (区本级, cross-park, adjusted bases), then the whole's growth, which is the one that is published. Null where the
 * whole's growth cannot be said in points or no part's pull is known.
 */
export function contributionFigure(
  { indicator, row, revision }: FigureSubject,
  scope: FigureScope,
  parts: readonly ProgressRow[],
  whole: ProgressRow,
): Figure | null {
  const pulling = parts.filter((part) => part.pull !== null).sort((a, b) => (b.pull ?? 0) - (a.pull ?? 0));
  if (!scope.whole || pulling.length === 0) return null;
  const total = growthOf(whole);
  if (total === null) return null;
  const apart = difference(total, sum(pulling.map((part) => part.pull ?? 0)));
  const names = new Map(scope.parts.map((entity) => [entity.code, entityText(entity)]));
  const name = indicatorText(indicator);
  const wholeName = entityText(scope.whole);
  const missing = parts.length - pulling.length;
  return {
    kind: 'contribution',
    indicator: indicator.code,
    entity: row.entity,
    period: row.period,
    title: {
      zh: `${name.zh}：对${wholeName.zh}增长的拉动`,
      en: `${name.en}: pull on the growth of ${wholeName.en}`,
    },
    measure: { zh: `对${wholeName.zh}增长的拉动`, en: `Pull on the growth of ${wholeName.en}` },
    unit: '个百分点',
    decimals: 1,
    categories: [
      ...pulling.map((part) => ({
        label: names.get(part.entity) ?? { zh: part.entity, en: part.entity },
        entity: part.entity,
      })),
      { label: restName(scope.whole) },
      { label: wholeName, entity: scope.whole.code },
    ],
    series: [
      {
        role: 'actual',
        name: SERIES_NAMES.pull,
        values: [...pulling.map((part) => part.pull), null, null],
      },
      {
        role: 'difference',
        name: SERIES_NAMES.difference,
        values: [...pulling.map(() => null), apart, null],
      },
      { role: 'total', name: wholeName, values: [...pulling.map(() => null), null, total] },
    ],
    sentence: sentence(scope.whole, whole, total, apart, pulling, missing),
    source: indicator.source,
    revision,
  };
}

/**
 * The growth that the steps end at: the row's own, which its base implies where it is published. Null where there is
 * none, or where the base is not above zero or not the one of that growth.
 */
function growthOf({ ytd, base, yoyYtd }: ProgressRow): number | null {
  if (ytd === null || base === null || base <= 0 || yoyYtd === null) return null;
  const implied = percentOf(difference(ytd, base), base);
  return Math.abs(difference(implied, yoyYtd)) < ROUNDING ? yoyYtd : null;
}

/** Points by which an implied base may miss its growth: it is rounded once. */
const ROUNDING = 1e-6;

/** What no part accounts for: the zone itself, what lies across parks, adjusted bases. */
function restName({ kind }: Entity): Text {
  return kind === 'zone'
    ? { zh: '区本级等差额', en: 'Not allocated' }
    : { zh: '其他差额', en: 'Not allocated' };
}

function sentence(
  wholeEntity: Entity,
  whole: ProgressRow,
  total: number,
  apart: number,
  pulling: readonly ProgressRow[],
  missing: number,
): Text {
  const who = entityText(wholeEntity);
  const rest = restName(wholeEntity);
  const size = digits(total, 1);
  const grown: Text = roundsToZero(total)
    ? { zh: '持平', en: 'was unchanged' }
    : total > 0
      ? { zh: `增长${size}%`, en: `grew by ${size}%` }
      : { zh: `下降${size}%`, en: `fell by ${size}%` };
  const step = points(apart);
  const pulled: Text = roundsToZero(apart)
    ? { zh: `${rest.zh}不到0.1个百分点`, en: `less than 0.1 percentage points of it not allocated to parts` }
    : apart > 0
      ? { zh: `${rest.zh}拉动${step.zh}`, en: `${step.en} of it not allocated to parts` }
      : { zh: `${rest.zh}下拉${step.zh}`, en: `parts together pull ${step.en} more` };
  const unreported: Text =
    missing > 0 ? { zh: `（${missing}个未报）`, en: ` (${missing} not reported)` } : { zh: '', en: '' };
  const mixed = mixedText(who, whole, pulling);
  return {
    zh: `${who.zh}${grown.zh}，其中${pulled.zh}${unreported.zh}。${mixed.zh}`,
    en: `${who.en} ${grown.en}, ${pulled.en}${unreported.en}.${mixed.en}`,
  };
}

/** Published growth is of comparable scope, computed growth of figures as they stand: said where the two meet. */
function mixedText(who: Text, whole: ProgressRow, parts: readonly ProgressRow[]): Text {
  const apart = parts.filter(({ yoyYtdSource }) => yoyYtdSource !== whole.yoyYtdSource).length;
  if (apart === 0) return { zh: '', en: '' };
  const all = apart === parts.length;
  return whole.yoyYtdSource === 'published'
    ? {
        zh: `${who.zh}为公布增速，${all ? '各部分' : `其中${apart}个`}为计算增速。`,
        en: ` The whole’s growth is published, that of ${all ? 'its parts' : `${apart} of its parts`} is computed.`,
      }
    : {
        zh: `${who.zh}为计算增速，${all ? '各部分' : `其中${apart}个`}为公布增速。`,
        en: ` The whole’s growth is computed, that of ${all ? 'its parts' : `${apart} of its parts`} is published.`,
      };
}
