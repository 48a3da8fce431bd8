import { changeText, growthWords } from '../explanation/clauses/growth-clause.ts';
import { namingOf } from '../explanation/clauses/naming.ts';
import { amount, digits, percent } from '../explanation/clauses/phrase.ts';
import { entityText, growthDecimals, growthUnitText, indicatorText } from '../format.ts';
import type { Entity, Indicator, Text } from '../model.ts';
import { growsByDifference } from '../progress/growth.ts';
import type { PartsAndWhole } from '../progress/parts-and-whole.ts';
import type { ProgressRow } from '../progress/progress-row.ts';
import { gapUnitText } from '../unit.ts';
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
  // Of stocks, what is there is close to the target all year: only growth tells them apart.
  const byCompletion =
    parts.some((part) => part.completion !== null) &&
    !(indicator.kind === 'stock' && parts.some((part) => part.yoyYtd !== null));
  const figure = bullets(indicator, parts, scope.parts, byCompletion);
  if (!figure || !scope.whole) return null;
  const wholeName = entityText(scope.whole);
  const line = whole && (byCompletion ? whole.completion : whole.yoyYtd);
  if (line !== null && line !== undefined) {
    figure.series.push({ role: 'total', name: wholeName, values: figure.categories.map(() => line) });
  }
  const name = indicatorText(indicator);
  const measure = byCompletion ? { zh: '完成率', en: 'completion' } : growthNoun(indicator);
  return {
    kind: 'ranking',
    indicator: indicator.code,
    entity: row.entity,
    period: row.period,
    title: { zh: `${name.zh}：${measure.zh}位次`, en: `${name.en}: ranking by ${measure.en}` },
    measure: { zh: `${measure.zh}位次`, en: `Ranking by ${measure.en}` },
    ranking: { by: byCompletion ? 'completion' : 'growth', among: 'parts' },
    ...(byCompletion ? { unit: '%', decimals: 1 } : growthMeasure(indicator, parts)),
    ...figure,
    sentence: joined(
      figure.sentence,
      together && togetherText(together, indicator, wholeName, kindOf(scope.parts)),
    ),
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
  kind: Text,
): Text | null {
  if (whole === null || difference === null) return null;
  const rate = differencePercent === null;
  const sum = signedAmount(parts, indicator);
  const own = signedAmount(whole, indicator);
  const size = amount(difference, indicator);
  const apart: Text = rate
    ? rateApart(difference, indicator)
    : {
        zh: `${size.zh}（${percent(Math.abs(differencePercent))}）`,
        en: `${size.en} (${percent(Math.abs(differencePercent))})`,
      };
  const who: Text = {
    zh: `${reported < of ? `已报的${reported}个` : `${reported}个`}${kind.zh}`,
    en: `${reported < of ? `${reported} of ${of}` : reported} ${kind.en}`,
  };
  const start: Text = {
    zh: `${who.zh}合计${rate ? '（按分子分母重算）' : ''}${sum.zh}，${wholeName.zh}为${own.zh}`,
    en: `${who.en} together${rate ? ' (recomputed)' : ''}: ${sum.en}; ${wholeName.en}: ${own.en}`,
  };
  if (difference === 0) return { zh: `${start.zh}，两者一致。`, en: `${start.en}, the same.` };
  const more = difference > 0;
  return {
    zh: `${start.zh}，${more ? (rate ? '高' : '多') : rate ? '低' : '少'}${apart.zh}。`,
    en: `${start.en}, ${apart.en} ${more ? (rate ? 'higher' : 'more') : rate ? 'lower' : 'less'}.`,
  };
}

/** How far two rates are apart, in their own unit. */
function rateApart(apart: number, { unit, decimals }: Indicator): Text {
  const size = digits(apart, decimals);
  const { zh, en } = gapUnitText(unit);
  return { zh: `${size}${zh}`, en: `${size} ${en}` };
}

/** A level in a sentence; a loss says that it is below zero. */
function signedAmount(value: number, indicator: Indicator): Text {
  const { zh, en } = amount(value, indicator);
  return value < 0 ? { zh: `负${zh}`, en: `minus ${en}` } : { zh, en };
}

/** What the ranked are called, several of them. */
function kindOf(entities: readonly Entity[]): Text {
  switch (entities[0]?.kind) {
    case 'park':
      return { zh: '园区', en: 'parks' };
    case 'enterprise':
      return { zh: '企业', en: 'enterprises' };
    case 'project':
      return { zh: '项目', en: 'projects' };
    default:
      return { zh: '地区', en: 'areas' };
  }
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
  const noun = growthNoun(indicator);
  return {
    kind: 'ranking',
    indicator: indicator.code,
    entity: row.entity,
    period: row.period,
    title: { zh: `${name.zh}：${noun.zh}在全市的位次`, en: `${name.en}: ranking by ${noun.en} in the city` },
    measure: { zh: `${noun.zh}在全市的位次`, en: `Ranking by ${noun.en} in the city` },
    ranking: { by: 'growth', among: 'league' },
    ...growthMeasure(indicator, league),
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
  // A stock's pace is of its way from December, not of its level.
  if (byCompletion && indicator.kind !== 'stock' && sorted.some((row) => row.pace !== null)) {
    series.push({ role: 'pace', name: SERIES_NAMES.pace, values: sorted.map((row) => row.pace) });
  }
  return { categories, series, sentence: sentence(indicator, known, names, value, byCompletion) };
}

/** What the growths of these rows are counted in. */
function growthMeasure(
  indicator: Indicator,
  rows: readonly ProgressRow[],
): Pick<Figure, 'unit' | 'decimals'> {
  const source = rows.find(({ yoyYtd }) => yoyYtd !== null)?.yoyYtdSource ?? null;
  return { unit: growthUnitText(indicator, source).zh, decimals: growthDecimals(indicator, source) };
}

/**
 * 完成率最高的是高新园（82.3%），最低的是临港园（41.0%）. Nothing where all are alike, or where better means nothing; of those
 * that tie all are named, or how many they are.
 */
function sentence(
  indicator: Indicator,
  known: readonly ProgressRow[],
  names: ReadonlyMap<string, Entity>,
  value: (row: ProgressRow) => number | null,
  byCompletion: boolean,
): Text {
  const first = known[0];
  const last = known[known.length - 1];
  if (!first || !last || indicator.direction === 'neutral' || value(first) === value(last))
    return NO_SENTENCE;
  const tied = (row: ProgressRow) => known.filter((one) => value(one) === value(row));
  const kind = kindOf([...names.values()]);
  const who = (row: ProgressRow): Text => {
    const all = tied(row).map((one) => names.get(one.entity));
    const [one, two] = all.map((entity) => (entity ? entityText(entity) : NO_SENTENCE));
    if (!one || !two) return one ?? NO_SENTENCE;
    if (all.length > 2) {
      return {
        zh: `${one.zh}等${all.length}个${kind.zh}`,
        en: `${one.en} and ${all.length - 1} other ${kind.en}`,
      };
    }
    return { zh: `${one.zh}、${two.zh}`, en: `${one.en} and ${two.en}` };
  };
  const say = (row: ProgressRow): Text => {
    if (byCompletion) {
      const done = value(row) ?? 0;
      return done < 0 ? { zh: '为负', en: 'below zero' } : sameText(percent(done));
    }
    // The words and digits of the row's own sentence.
    const words = growthWords({ row, indicator, naming: namingOf(indicator) });
    return changeText(value(row) ?? 0, words, 'en', growthMeasure(indicator, known).decimals);
  };
  const noun = byCompletion ? { zh: '完成率', en: 'completion' } : growthNoun(indicator);
  // The best comes first: where less is better, that is the lowest.
  const isHigher = (value(first) ?? 0) > (value(last) ?? 0);
  const [top, bottom]: [Text, Text] = isHigher
    ? [
        { zh: '最高', en: 'Highest' },
        { zh: '最低', en: 'lowest' },
      ]
    : [
        { zh: '最低', en: 'Lowest' },
        { zh: '最高', en: 'highest' },
      ];
  return {
    zh: `${noun.zh}${top.zh}的是${who(first).zh}（${say(first).zh}），${bottom.zh}的是${who(last).zh}（${say(last).zh}）。`,
    en: `${top.en} ${noun.en}: ${who(first).en} (${say(first).en}); ${bottom.en}: ${who(last).en} (${say(last).en}).`,
  };
}

/** 增速; of a rate, 同比增减. */
function growthNoun(indicator: Indicator): Text {
  return growsByDifference(indicator) ? { zh: '同比增减', en: 'change' } : { zh: '增速', en: 'growth' };
}

function sameText(text: string): Text {
  return { zh: text, en: text };
}
