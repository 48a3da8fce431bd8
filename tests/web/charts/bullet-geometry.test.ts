import { describe, expect, test } from '@jest/globals';
import { bulletOf, placeOf, scaleOf } from '../../../web/components/bullet/bullet-geometry.ts';
import { rowAt, rowWith } from '../progress-rows.ts';

const growthRow = (yoyYtd: number | null, target: number, behind = false) =>
  rowWith({
    target: { type: 'growth', value: target, version: 1, from: 1 },
    yoyYtd,
    status: behind ? 'behind' : 'met',
    light: behind ? 'yellow' : 'green',
  });

describe('scale', () => {
  test('runs from zero to 100 % where nothing lies beyond', () => {
    expect(scaleOf([rowAt(52), rowAt(100)])).toMatchObject({ from: 0, to: 100 });
  });

  test('makes room on the side where some row needs it', () => {
    expect(scaleOf([rowAt(52), rowAt(104)])).toMatchObject({ from: 0, to: 112 });
    expect(scaleOf([rowAt(52), rowAt(-3)])).toMatchObject({ from: -8, to: 100 });
  });

  test('gives growth targets a scale of their own, with zero in it', () => {
    const rising = scaleOf([growthRow(6, 8)]);
    expect(rising.growthFrom).toBe(0);
    expect(rising.growthTo).toBeCloseTo(8.8);
    expect(scaleOf([growthRow(-4, 6)]).growthFrom).toBeLessThan(-4);
  });
});

describe('bullet', () => {
  test('behind: bar to the figure, gap from there to the tick', () => {
    const row = rowAt(50, { base: 90 });
    const bullet = bulletOf(row, scaleOf([row]));
    expect(bullet).toMatchObject({
      form: 'completion',
      bar: { from: 0, to: 50 },
      lastYear: 45,
      beyond: null,
    });
    expect(bullet.tick).toBeCloseTo(66.667, 2);
    expect(bullet.gap?.from).toBe(50);
    expect(bullet.gap?.to).toBeCloseTo(66.667, 2);
  });

  test('ahead: no gap', () => {
    const row = rowAt(70);
    expect(bulletOf(row, scaleOf([row])).gap).toBeNull();
  });

  test('over a cap: the gap is the stretch beyond the tick', () => {
    const row = rowAt(80, {
      target: { type: 'cap', value: 200, version: 1, from: 1 },
      status: 'behind',
      light: 'red',
    });
    const { gap } = bulletOf(row, scaleOf([row]));
    expect(gap?.from).toBeCloseTo(66.667, 2);
    expect(gap?.to).toBe(80);
  });

  test('beyond the lane: drawn to its edge and said so', () => {
    const scale = scaleOf([rowAt(164)]);
    const bullet = bulletOf(rowAt(164), scale);
    expect(bullet).toMatchObject({ beyond: 'right', bar: { to: 100 } });
    expect(bullet.end).toBeCloseTo(89.29, 2);
    expect(bulletOf(rowAt(108), scale).beyond).toBeNull();
  });

  test('below zero: the bar goes left from zero', () => {
    const row = rowAt(-4);
    const scale = scaleOf([row]);
    const { bar, gap, zero } = bulletOf(row, scale);
    expect(gap?.from).toBe(zero);
    expect(bar?.to).toBeCloseTo(zero);
    expect(bar?.from).toBeCloseTo(placeOf(-4, scale));
    expect(bulletOf(rowAt(-30), scale).beyond).toBe('left');
  });

  test('missing: hatched, without bar or tick', () => {
    const row = rowWith({ target: { type: 'value', value: 200, version: 1, from: 1 } });
    expect(bulletOf(row, scaleOf([row]))).toMatchObject({ form: 'missing', bar: null, tick: null });
  });

  test('zero is a figure: a bar without length, not a missing one', () => {
    expect(bulletOf(rowAt(0), scaleOf([rowAt(0)]))).toMatchObject({
      form: 'completion',
      bar: { from: 0, to: 0 },
    });
  });

  test('no target: nothing to measure against', () => {
    const row = rowWith({ ytd: 5, status: 'not-applicable' });
    expect(bulletOf(row, scaleOf([row]))).toMatchObject({ form: 'none', bar: null });
  });

  test('growth: point and tick on the growth scale, in the right order', () => {
    const rows = [growthRow(6, 8, true), growthRow(-4, 6, true)];
    const scale = scaleOf(rows);
    const [near, falling] = rows.map((row) => bulletOf(row, scale));
    expect(near?.form).toBe('growth');
    expect(near?.bar?.to).toBeLessThan(near?.tick ?? 0);
    expect(near?.gap).toEqual({ from: near?.bar?.to, to: near?.tick });
    expect(falling?.bar?.from).toBeLessThan(falling?.zero ?? 0);
    expect(falling?.zero).toBe(near?.zero);
  });

  test('growth not above its target but reported null: tick only', () => {
    const row = growthRow(null, 6);
    expect(bulletOf(row, scaleOf([row]))).toMatchObject({ form: 'growth', bar: null, gap: null });
  });
});

describe('what is judged by its level', () => {
  const loss = rowWith({
    target: { type: 'cap', value: 20, version: 1, from: 1 },
    ytd: 20.84,
    gap: 0.84,
    gapAmount: 0.84,
    gapUnit: 'unit',
    status: 'behind',
    light: 'yellow',
  });

  test('is drawn as its share of the target, with the target as the tick', () => {
    const bullet = bulletOf(loss, { from: 0, to: 110, growthFrom: 0, growthTo: 1 }, 'rate');
    expect(bullet.form).toBe('level');
    expect(bullet.bar?.from).toBe(0);
    expect(bullet.bar?.to).toBeCloseTo((104.2 / 110) * 100);
    expect(bullet.tick).toBeCloseTo((100 / 110) * 100);
    expect(bullet.gap?.to).toBeCloseTo((104.2 / 110) * 100);
  });

  test('makes room beyond 100 % like all else', () => {
    expect(scaleOf([loss], () => 'rate').to).toBe(112);
  });
});

test('a stock is drawn on its way from last December, not from zero', () => {
  const firms = rowWith({
    target: { type: 'value', value: 206, version: 1, from: 1 },
    ytd: 199,
    lastYearTotal: 190,
    completion: 96.6,
    pace: 200 / 3,
    paceMethod: 'increment',
    gap: 56.25 - 200 / 3,
    gapAmount: -5 / 3,
    gapUnit: 'points',
    status: 'behind',
    light: 'red',
  });
  const bullet = bulletOf(
    firms,
    scaleOf([firms], () => 'stock'),
    'stock',
  );
  expect(bullet.bar).toEqual({ from: 0, to: 56.25 });
  expect(bullet.tick).toBeCloseTo(66.67, 1);
});
