import { difference, percentOf, sum } from '../exact.ts';
import { entityText, formatSigned, formatSize, indicatorText } from '../format.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import type { Figure, FigureScope, FigureSubject } from './figure.ts';
import { SERIES_NAMES } from './figure.ts';

/**
 * 谁在拉动: the points of the whole's growth that each part brings, the largest first, then what no part accounts
 * for (差额: 区本级, cross-park, adjusted bases), then the whole's growth. Null where the whole's growth cannot be
 * said in points or no part's pull is known.
 */
export function contributionFigure(
  { indicator, row, revision }: FigureSubject,
  scope: FigureScope,
  parts: readonly ProgressRow[],
  whole: ProgressRow,
): Figure | null {
  const pulling = parts.filter((part) => part.pull !== null).sort((a, b) => (b.pull ?? 0) - (a.pull ?? 0));
  if (!scope.whole || pulling.length === 0) return null;
  if (whole.ytd === null || whole.base === null || whole.base <= 0) return null;
  const total = percentOf(difference(whole.ytd, whole.base), whole.base);
  const apart = difference(total, sum(pulling.map((part) => part.pull ?? 0)));
  const names = new Map(scope.parts.map((entity) => [entity.code, entityText(entity)]));
  const missing = parts.length - pulling.length;
  const name = indicatorText(indicator);
  const wholeName = entityText(scope.whole);
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
      { label: SERIES_NAMES.difference },
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
    sentence: {
      zh: `${wholeName.zh}${total < 0 ? '下降' : '增长'}${formatSize(total)}%，其中差额拉动${formatSigned(apart)}个百分点${missing > 0 ? `（${missing}家未报）` : ''}。`,
      en: `${wholeName.en} ${total < 0 ? 'fell' : 'grew'} by ${formatSize(total)} %, of which ${formatSigned(apart)} points are not accounted for by its parts${missing > 0 ? ` (${missing} not reported)` : ''}.`,
    },
    source: indicator.source,
    revision,
  };
}
