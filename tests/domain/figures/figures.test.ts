import { describe, expect, test } from '@jest/globals';
import type { Figure, SeriesRole } from '../../../domain/figures/figure.ts';
import { figureScope } from '../../../domain/figures/figure.ts';
import { figuresOf } from '../../../domain/figures/figures.ts';
import type { Indicator, Observation, Target } from '../../../domain/model.ts';
import { seriesPoints } from '../../../domain/progress/series.ts';
import { city, entity, facts, indicator, observation, target, zone } from '../given.ts';

const parks = [entity('A'), entity('B'), entity('C')];
const entities = [city, zone, ...parks];

function draw(
  observations: Observation[],
  targets: Target[] = [],
  of: Partial<Indicator> = {},
  asked = '2025-06',
  whose = zone,
): Figure[] {
  const scope = figureScope(whose, entities);
  return figuresOf(indicator(of), scope, asked, entities, facts(observations, targets), 7).figures;
}
const kindOf = (figures: Figure[], kind: Figure['kind']) => figures.find((figure) => figure.kind === kind);
const valuesOf = (figure: Figure | undefined, role: SeriesRole) =>
  figure?.series.find((series) => series.role === role)?.values;

const path = (year: number, ytd: (number | null)[], code = 'ZONE') =>
  ytd.flatMap((value, i) =>
    value === null ? [] : [observation(code, `${year}-${String(i + 1).padStart(2, '0')}`, { ytd: value })],
  );
const lastYearPath = path(2024, [5, 10, 20, 30, 35, 50, 55, 60, 70, 80, 90, 100]);

describe('the path of a year', () => {
  const now = path(2025, [6, 12, null, 36, 42, 60]);
  const figure = kindOf(draw([...lastYearPath, ...now], [target('ZONE', { value: 120 })]), 'path');

  test('leaves a gap where a month was not reported, and nothing after the month looked at', () => {
    expect(valuesOf(figure, 'actual')).toEqual([6, 12, null, 36, 42, 60, null, null, null, null, null, null]);
    const later = [...lastYearPath, ...now, ...path(2025, [null, null, null, null, null, null, 70])];
    expect(valuesOf(kindOf(draw(later), 'path'), 'actual')?.[6]).toBeNull();
  });
  test('stands beside last year and the plan, with the target in December', () => {
    expect(valuesOf(figure, 'last-year')?.[11]).toBe(100);
    expect(valuesOf(figure, 'plan')).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120]);
    expect(valuesOf(figure, 'target')?.[11]).toBe(120);
  });
  test('steps where the target was raised in mid-year, and leaves the months before as they were judged', () => {
    const raised = [target('ZONE', { value: 120 }), target('ZONE', { value: 144, version: 2, from: 7 })];
    const whole = path(2025, [6, 12, 24, 36, 42, 60, 70, 80]);
    const inAugust = kindOf(draw(whole, raised, {}, '2025-08'), 'path');
    expect(valuesOf(inAugust, 'plan')?.slice(5, 8)).toEqual([60, 84, 96]);
    expect(valuesOf(inAugust, 'target')).toEqual([...Array(6).fill(120), ...Array(6).fill(144)]);
    const inJune = kindOf(draw(whole, raised, {}, '2025-06'), 'path');
    expect(valuesOf(inJune, 'plan')?.slice(5, 8)).toEqual([60, 70, 80]);
    expect(valuesOf(inJune, 'target')).toEqual([...Array(11).fill(null), 120]);
  });
  test('goes on as an estimate from the last figure along last year’s rhythm', () => {
    const estimate = valuesOf(figure, 'estimate');
    expect(estimate?.slice(0, 5)).toEqual([null, null, null, null, null]);
    expect(estimate?.slice(5)).toEqual([60, 66, 72, 84, 96, 108, 120]);
  });
  test('has no estimate in December', () => {
    const whole = path(2025, [6, 12, 24, 36, 42, 60, 66, 72, 84, 96, 108, 120]);
    const done = kindOf(draw([...lastYearPath, ...whole], [], {}, '2025-12'), 'path');
    expect(valuesOf(done, 'estimate')).toBeUndefined();
  });
  test('is drawn in growth where only growth is published, with the target as a level line', () => {
    const grown = kindOf(
      draw([observation('ZONE', '2025-06', { yoyYtd: 6 })], [target('ZONE', { type: 'growth', value: 8 })], {
        kind: 'growth',
      }),
      'path',
    );
    expect(grown?.unit).toBe('%');
    expect(valuesOf(grown, 'actual')?.[5]).toBe(6);
    expect(new Set(valuesOf(grown, 'target'))).toEqual(new Set([8]));
  });
  test('is left out where there is nothing to draw', () => expect(draw([])).toEqual([]));
});

describe('the months', () => {
  test('have one joint bar of double width for January and February where they are published together', () => {
    const figure = kindOf(draw(path(2025, [null, 12, 20]), [], { firstMonth: 2 }, '2025-03'), 'months');
    expect(figure?.categories[0]).toMatchObject({ width: 2, period: '2025-02', label: { zh: '1—2月' } });
    expect(figure?.categories).toHaveLength(11);
    expect(valuesOf(figure, 'actual')?.slice(0, 3)).toEqual([12, 8, null]);
  });
  test('mark a month that was not reported but derived from two cumulative figures', () => {
    const figure = kindOf(
      draw([
        observation('ZONE', '2025-05', { month: 6, ytd: 42 }),
        observation('ZONE', '2025-06', { ytd: 60 }),
      ]),
      'months',
    );
    expect(valuesOf(figure, 'actual')?.slice(4, 6)).toEqual([6, 18]);
    expect(figure?.categories.map(({ isDerived }) => isDerived === true)).toEqual(
      Array.from({ length: 12 }, (_, i) => i === 5),
    );
  });
  test('are quarters for a quarterly indicator', () => {
    const figure = kindOf(
      draw(path(2025, [null, null, 12, null, null, 30]), [], { frequency: 'quarterly' }),
      'months',
    );
    expect(figure?.categories.map((category) => category.label.zh)).toEqual([
      '一季度',
      '二季度',
      '三季度',
      '四季度',
    ]);
    expect(valuesOf(figure, 'actual')).toEqual([12, 18, null, null]);
  });
  test('are not drawn for what does not accumulate', () => {
    expect(kindOf(draw(path(2025, [1, 2]), [], { kind: 'stock' }, '2025-02'), 'months')).toBeUndefined();
  });
});

describe('the parts', () => {
  const reported = [
    ...path(2024, [null, null, null, null, null, 100]),
    ...path(2025, [null, null, null, null, null, 110]),
    ...path(2024, [null, null, null, null, null, 30], 'A'),
    ...path(2025, [null, null, null, null, null, 36], 'A'),
    ...path(2024, [null, null, null, null, null, 60], 'B'),
    ...path(2025, [null, null, null, null, null, 61], 'B'),
  ];
  const goals = [
    target('ZONE', { value: 200 }),
    target('A', { value: 72 }),
    target('B', { value: 100 }),
    target('C'),
  ];
  const figures = draw(reported, goals);

  test('are ranked best first, the one that has not reported last and empty', () => {
    const ranking = kindOf(figures, 'ranking');
    expect(ranking?.categories.map((category) => category.entity)).toEqual(['B', 'A', 'C']);
    expect(valuesOf(ranking, 'actual')).toEqual([61, 50, null]);
    expect(valuesOf(ranking, 'pace')).toEqual([50, 50, null]);
    expect(valuesOf(ranking, 'total')).toEqual([55, 55, 55]);
  });
  test('are only those who have the indicator: without target and figures no one has failed to report', () => {
    const ranking = kindOf(draw(reported, goals.slice(0, 3)), 'ranking');
    expect(ranking?.categories.map((category) => category.entity)).toEqual(['B', 'A']);
  });
  test('are no ranking where there is only one', () => {
    const alone = reported.filter((one) => one.entity !== 'B');
    expect(kindOf(draw(alone, goals.slice(0, 2)), 'ranking')).toBeUndefined();
  });
  test('are put beside what the whole reported itself, with the difference in sight', () => {
    expect(kindOf(figures, 'ranking')?.sentence.zh).toBe(
      '完成率最高的是B（61.0%），最低的是A（50.0%）。已报的2个园区合计97.00亿元，全区为110.00亿元，多13.00亿元（11.8%）。',
    );
  });
  test('of a rate are recomputed from what it is made of, never averaged', () => {
    const of = { kind: 'rate', unit: '%', numerator: 'TAX', denominator: 'REVENUE' } as const;
    const rates = ['A', 'B', 'ZONE'].map((code) => observation(code, '2025-06', { ytd: 20, yoyYtd: 1 }));
    const made = [
      observation('A', '2025-06', { indicator: 'TAX', ytd: 30 }),
      observation('A', '2025-06', { indicator: 'REVENUE', ytd: 100 }),
      observation('B', '2025-06', { indicator: 'TAX', ytd: 10 }),
      observation('B', '2025-06', { indicator: 'REVENUE', ytd: 300 }),
    ];
    const sentence = kindOf(draw([...rates, ...made], [], of), 'ranking')?.sentence.zh;
    expect(sentence).toContain('2个园区合计（按分子分母重算）10.00%，全区为20.00%，高10.00个百分点。');
  });
  test('pull on the growth of the whole, with the visible difference before the total', () => {
    const waterfall = kindOf(figures, 'contribution');
    expect(waterfall?.categories.map((category) => category.label.zh)).toEqual([
      'A',
      'B',
      '区本级等差额',
      '全区',
    ]);
    expect(valuesOf(waterfall, 'actual')).toEqual([6, 1, null, null]);
    expect(valuesOf(waterfall, 'difference')).toEqual([null, null, 3, null]);
    expect(valuesOf(waterfall, 'total')).toEqual([null, null, null, 10]);
  });
  test('are the same seen from one of them', () => {
    const seen = draw(reported, goals, {}, '2025-06', parks[0]);
    expect(kindOf(seen, 'ranking')?.categories).toEqual(kindOf(figures, 'ranking')?.categories);
    expect(kindOf(seen, 'ranking')?.entity).toBe('A');
  });
});

describe('a series', () => {
  test('has no January for what is first published with February', () => {
    const points = seriesPoints(indicator({ firstMonth: 2 }), zone, '2025-01', '2025-03', facts([]));
    expect(points.map((point) => point.period)).toEqual(['2025-02', '2025-03']);
  });
  test('carries plan and growth, each with its source', () => {
    const [point] = seriesPoints(
      indicator(),
      zone,
      '2025-06',
      '2025-06',
      facts(
        [...lastYearPath, observation('ZONE', '2025-06', { ytd: 60, month: 18 })],
        [target('ZONE', { value: 120 })],
      ),
    );
    expect(point).toMatchObject({
      plan: 60,
      planMethod: 'linear',
      yoyYtd: 20,
      yoyYtdSource: 'computed',
      month: 18,
    });
  });
});
