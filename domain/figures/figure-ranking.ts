import {
  entityText,
  formatGrowth,
  formatLevel,
  formatPercent,
  formatSigned,
  indicatorText,
} from '../format.ts';
import type { Entity, Indicator, Text } from '../model.ts';
import type { PartsAndWhole } from '../progress/parts-and-whole.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import { unitText } from '../unit.ts';
import {
  type Figure,
  type FigureCategory,
  type FigureScope,
  type FigureSeries,
  type FigureSubject,
  SERIES_NAMES,
} from './figure.ts';

const NO_SENTENCE: Text = { zh: '', en: '' };

/**
 * 差在谁: the parts as bullets, best first, the ones that have not reported last. By completion where any part
 * has one, else by growth. The whole's own figure is a level line (`total`). One alone is no ranking.
 */
export function rankingFigure(
  { indicator, row, revision }: FigureSubject,
  scope: FigureScope,
  parts: readonly ProgressRow[],
  whole: ProgressRow | null,
  together: PartsAndWhole | null,
): Figure | null {
  const byCompletion = parts.some((part) => part.completion !== null);
  const figure = bullets(indicator, parts, scope.parts, byCompletion);
  if (!figure || !scope.whole) return null;
  const wholeName = entityText(scope.whole);
  const line = whole && (byCompletion ? whole.completion : whole.yoyYtd);
  if (line !== null && line !== undefined) {
    figure.series.push({ role: 'total', name: wholeName, values: figure.categories.map(() => line) });
  }
  const name = indicatorText(indicator);
  const measure: Text = byCompletion
    ? { zh: '完成率', en: 'completion' }
    : { zh: '累计同比', en: 'growth year to date' };
  return {
    kind: 'ranking',
    indicator: indicator.code,
    entity: row.entity,
    period: row.period,
    title: { zh: `${name.zh}：${measure.zh}位次`, en: `${name.en}: ranking by ${measure.en}` },
    measure: { zh: `${measure.zh}位次`, en: `Ranking by ${measure.en}` },
    ranking: { by: byCompletion ? 'completion' : 'growth', among: 'parts' },
    unit: !byCompletion && indicator.kind === 'rate' ? '个百分点' : '%',
    decimals: 1,
    ...figure,
    sentence: joined(figure.sentence, together && togetherText(together, indicator, wholeName)),
    source: indicator.source,
    revision,
  };
}

function joined(first: Text, second: Text | null): Text {
  return second ? { zh: first.zh + second.zh, en: [first.en, second.en].filter(Boolean).join(' ') } : first;
}

/** The visible difference: what the parts come to, what the whole reported itself, and what lies between. */
function togetherText(
  { parts, reported, of, whole, difference, differencePercent }: PartsAndWhole,
  indicator: Indicator,
  wholeName: Text,
): Text | null {
  if (whole === null || difference === null) return null;
  const unit = unitText(indicator.unit);
  const zh = (value: number) => `${formatLevel(value, indicator.decimals)}${unit.zh}`;
  const en = (value: number) =>
    `${formatLevel(value, indicator.decimals)}${indicator.unit === '%' ? '%' : ` ${unit.en}`}`;
  const rate = differencePercent === null;
  const apart = rate
    ? { zh: `${formatSigned(difference, 2)}个百分点`, en: `${formatSigned(difference, 2)} pp` }
    : {
        zh: `${zh(difference)}（${formatPercent(differencePercent)}）`,
        en: `${en(difference)} (${formatPercent(differencePercent)})`,
      };
  return {
    zh: `${reported}家${reported < of ? `（共${of}家）` : ''}合计${rate ? '（按分子分母重算）' : ''}${zh(parts)}，${wholeName.zh}公布数${zh(whole)}，差额${apart.zh}。`,
    en: `Together ${reported}${reported < of ? ` of ${of}` : ''} come to ${en(parts)}${rate ? ' (recomputed)' : ''}; ${wholeName.en} reported ${en(whole)}, a difference of ${apart.en}.`,
  };
}

/** The zone among its peers by growth (全市位次). */
export function leagueFigure(
  { indicator, row, revision }: FigureSubject,
  scope: FigureScope,
  league: readonly ProgressRow[],
): Figure | null {
  const figure = bullets(indicator, league, scope.league, false);
  if (!figure) return null;
  const name = indicatorText(indicator);
  return {
    kind: 'ranking',
    indicator: indicator.code,
    entity: row.entity,
    period: row.period,
    title: { zh: `${name.zh}：增速在全市的位次`, en: `${name.en}: ranking by growth in the city` },
    measure: { zh: '增速在全市的位次', en: 'Ranking by growth in the city' },
    ranking: { by: 'growth', among: 'league' },
    unit: indicator.kind === 'rate' ? '个百分点' : '%',
    decimals: 1,
    ...figure,
    source: indicator.source,
    revision,
  };
}

function bullets(
  indicator: Indicator,
  rows: readonly ProgressRow[],
  entities: readonly Entity[],
  byCompletion: boolean,
): { categories: FigureCategory[]; series: FigureSeries[]; sentence: Text } | null {
  const value = (row: ProgressRow) => (byCompletion ? row.completion : row.yoyYtd);
  const place = (row: ProgressRow) =>
    byCompletion ? row.ranks.completion : (row.ranks.league ?? row.ranks.yoy);
  const names = new Map(entities.map((entity) => [entity.code, entity]));
  const known = rows
    .filter((row) => value(row) !== null)
    .sort(
      (a, b) =>
        (place(a)?.position ?? Number.MAX_SAFE_INTEGER) - (place(b)?.position ?? Number.MAX_SAFE_INTEGER),
    );
  if (known.length === 0) return null;
  const sorted = [...known, ...rows.filter((row) => value(row) === null && row.status === 'missing')];
  if (sorted.length < 2) return null;
  const categories = sorted.flatMap((row) => {
    const entity = names.get(row.entity);
    return entity ? [{ label: entityText(entity), entity: row.entity }] : [];
  });
  const series: FigureSeries[] = [
    {
      role: 'actual',
      name: byCompletion ? SERIES_NAMES.completion : SERIES_NAMES.growth,
      values: sorted.map(value),
    },
  ];
  if (byCompletion && sorted.some((row) => row.pace !== null)) {
    series.push({ role: 'pace', name: SERIES_NAMES.pace, values: sorted.map((row) => row.pace) });
  }
  return { categories, series, sentence: sentence(indicator, known, names, value, byCompletion) };
}

function sentence(
  indicator: Indicator,
  known: readonly ProgressRow[],
  names: ReadonlyMap<string, Entity>,
  value: (row: ProgressRow) => number | null,
  byCompletion: boolean,
): Text {
  const first = known[0];
  const last = known[known.length - 1];
  const best = first && names.get(first.entity);
  const worst = last && names.get(last.entity);
  if (!best || !worst || known.length < 2 || indicator.direction === 'neutral') return NO_SENTENCE;
  const say = (row: ProgressRow): Text => {
    if (byCompletion || indicator.kind !== 'rate') {
      const text = byCompletion ? formatPercent(value(row)) : formatGrowth(value(row));
      return { zh: text, en: text };
    }
    const points = formatSigned(value(row));
    return { zh: `${points}个百分点`, en: `${points} pp` };
  };
  return {
    zh: `最好的是${entityText(best).zh}（${say(first).zh}），最后的是${entityText(worst).zh}（${say(last).zh}）。`,
    en: `${entityText(best).en} stands first (${say(first).en}), ${entityText(worst).en} last (${say(last).en}).`,
  };
}
