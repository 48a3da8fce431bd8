import { monthOf } from '../../month.ts';
import { growsByDifference, growsByItself } from '../../progress/growth.ts';
import { accumulates } from '../../progress/parts-and-whole.ts';
import type { Finding } from '../finding.ts';
import type { Field } from '../parsed-file.ts';
import { type Checked, FIELD_NAME, report, roundingSlack, shown, type UploadView } from './check-view.ts';

/** Beyond this share the month and the step of the year to date are two different figures. */
const STEP_TOLERANCE = 0.01;

/** An indicator of which only growth is published has no level in the contract's columns. */
export function checkLevelOfGrowth(checked: Checked): Finding[] {
  const { indicator, one } = checked;
  if (indicator.kind !== 'growth') return [];
  return (['month', 'ytd'] as const)
    .filter((field) => one[field] !== null)
    .map((field) =>
      report('refuse', 'level-of-growth', checked, field, {
        zh: '该指标只有增速，请填入同比列。',
        en: 'This indicator has only growth; write it into the yoy columns.',
      }),
    );
}

/** The year to date against the period before and against the month's own figure; then slips of the decimal point. */
export function checkLevels(checked: Checked, view: UploadView): Finding[] {
  const { indicator, one } = checked;
  const findings: Finding[] = [];
  if (accumulates(indicator)) findings.push(...checkSteps(checked, view));
  if (indicator.kind === 'count' || indicator.kind === 'stock' || indicator.kind === 'index') {
    for (const field of ['month', 'ytd'] as const) {
      const value = one[field];
      if (value !== null && value < 0 && indicator.kind !== 'count')
        findings.push(
          report('confirm', 'negative', checked, field, { zh: '是负数。', en: 'It is negative.' }),
        );
    }
  }
  const slip = findSlip(checked, view, 'ytd') ?? findSlip(checked, view, 'month');
  if (slip) findings.push(slip);
  return findings;
}

function checkSteps(checked: Checked, view: UploadView): Finding[] {
  const { one, indicator } = checked;
  const { before } = checked;
  if (one.ytd === null) return [];
  if (before === null) {
    // January alone is its own year to date; the joint January and February has no month.
    const first =
      indicator.frequency === 'quarterly' ? monthOf(one.period) === 3 : indicator.firstMonth === 1;
    return first && one.month !== null ? differs(checked, one.month, one.ytd) : [];
  }
  const ytdBefore = view.around('ytd', checked, before);
  if (ytdBefore === null) return [];
  const month = one.month ?? view.around('month', checked, one.period);
  const step = one.ytd - ytdBefore;
  if (step < 0 && !(month !== null && month < 0 && near(month, step))) {
    return [
      report(
        'confirm',
        'ytd-falling',
        checked,
        'ytd',
        {
          zh: `累计 ${shown(one.ytd)} 低于 ${before} 的 ${shown(ytdBefore)}。`,
          en: `The year to date, ${shown(one.ytd)}, is below the ${shown(ytdBefore)} of ${before}.`,
        },
        { zh: `不低于 ${shown(ytdBefore)}`, en: `${shown(ytdBefore)} or more` },
      ),
    ];
  }
  return month === null ? [] : differs(checked, month, step);
}

function differs(checked: Checked, month: number, step: number): Finding[] {
  const { one } = checked;
  if (near(month, step)) return [];
  if (Math.abs(month - step) <= roundingSlack(checked.indicator, month, one.ytd ?? 0)) return [];
  return [
    report(
      'confirm',
      'month-step',
      checked,
      one.month === null ? 'ytd' : 'month',
      {
        zh: `当月 ${shown(month)} 与累计之差 ${shown(step)} 不符。`,
        en: `The month, ${shown(month)}, is not the step of the year to date, ${shown(step)}.`,
      },
      { zh: shown(step), en: shown(step) },
    ),
  ];
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= STEP_TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
}

/** A level ten, a hundred … times larger or smaller than last year's, or than the period before's without a last year. */
function findSlip(checked: Checked, view: UploadView, field: 'month' | 'ytd'): Finding | null {
  const value = checked.one[field];
  if (value === null || value === 0 || checked.indicator.kind === 'growth') return null;
  // Nothing is so many times nothing: a zero is no reference.
  const lastYear = view.around(field, checked, checked.lastYear) || null;
  if (lastYear !== null && slipPower(value / lastYear) === 0) return null;
  const before = expectedByBefore(checked, view, field) || null;
  const reference = lastYear ?? before;
  if (reference === null) return null;
  const power = slipPower(value / reference);
  // Both references must agree: a new plant may well make ten times as much as a year ago.
  if (power === 0 || (before !== null && slipPower(value / before) !== power)) return null;
  const times = 10 ** Math.abs(power);
  const more = power > 0;
  const meant = value / 10 ** power;
  return report(
    'confirm',
    'scale-slip',
    checked,
    field,
    {
      zh: `${FIELD_NAME[field].zh} ${shown(value)} 约为${lastYear !== null ? '上年同期' : '上期'} ${shown(reference)} 的 ${more ? times : `1/${times}`}${more ? ' 倍' : ''}，单位或小数点可能错了。`,
      en: `The ${FIELD_NAME[field].en}, ${shown(value)}, is about ${more ? `${times} times` : `1/${times} of`} the ${shown(reference)} of ${lastYear !== null ? 'last year' : 'the period before'}: the unit or the decimal point may be wrong.`,
    },
    { zh: `约 ${shown(meant)}`, en: `about ${shown(meant)}` },
  );
}

/** The month before, or its year to date grown by one month's share. */
function expectedByBefore(checked: Checked, view: UploadView, field: Field): number | null {
  const { before } = checked;
  if (before === null) return null;
  const value = view.around(field, checked, before);
  if (value === null || field !== 'ytd' || !accumulates(checked.indicator)) return value;
  return (value * monthOf(checked.one.period)) / monthOf(before);
}

/** 1 for about ×10, 2 for ×100, 4 for ×10 000, −1 for a tenth …; 0 where it is no slip of the point. */
function slipPower(ratio: number): number {
  if (!(ratio > 0)) return 0;
  const power = Math.round(Math.log10(ratio));
  const off = ratio / 10 ** power;
  const width = Math.abs(power) === 1 ? 1.45 : Math.abs(power) === 2 ? 2 : 3;
  return power !== 0 && off < width && off > 1 / width ? power : 0;
}

/** Percentage points between published and computed growth that rounding cannot explain. */
const GROWTH_TOLERANCE = 0.5;
const EXTREME_GROWTH = 200;

/**
 * Published growth against what the levels give. A difference is only noted: the base may have been restated. A
 * hundredfold one looks like a fraction where percent was meant.
 */
export function checkGrowth(checked: Checked, view: UploadView): Finding[] {
  const { yoyMonth, yoyYtd } = checked.one;
  return [
    ...(yoyMonth === null ? [] : checkPublished(yoyMonth, 'month', checked, view)),
    ...(yoyYtd === null ? [] : checkPublished(yoyYtd, 'ytd', checked, view)),
  ];
}

function checkPublished(
  published: number,
  level: 'month' | 'ytd',
  checked: Checked,
  view: UploadView,
): Finding[] {
  const field = level === 'month' ? 'yoyMonth' : 'yoyYtd';
  const name = FIELD_NAME[field];
  const computed = computedGrowth(checked, view, level);
  if (computed !== null && looksScaled(published, computed)) {
    return [
      report(
        'confirm',
        'growth-scale',
        checked,
        field,
        {
          zh: `${name.zh}写作 ${shown(published)}，按水平值计算是 ${computed.toFixed(1)}%，百分数与小数可能弄混了。`,
          en: `The ${name.en} is given as ${shown(published)}; the levels give ${computed.toFixed(1)} %. Percent and fraction may have been mixed up.`,
        },
        { zh: `约 ${computed.toFixed(1)}`, en: `about ${computed.toFixed(1)}` },
      ),
    ];
  }
  if (Math.abs(published) > EXTREME_GROWTH) {
    return [
      report(
        'confirm',
        'growth-extreme',
        checked,
        field,
        {
          zh: `${name.zh} ${shown(published)}% 超出 ±200%。`,
          en: `The ${name.en}, ${shown(published)} %, lies outside ±200 %.`,
        },
        { zh: '−200 到 200', en: '−200 to 200' },
      ),
    ];
  }
  if (computed === null || Math.abs(published - computed) <= GROWTH_TOLERANCE) return [];
  return [
    report(
      'note',
      'growth-differs',
      checked,
      field,
      {
        zh: `${name.zh} ${shown(published)} 与计算值 ${computed.toFixed(1)} 相差 ${Math.abs(published - computed).toFixed(1)} 个百分点（可能调整了基数），以上报为准。`,
        en: `The ${name.en}, ${shown(published)}, differs from the computed ${computed.toFixed(1)} by ${Math.abs(published - computed).toFixed(1)} points (the base may have been restated); the published one is kept.`,
      },
      { zh: computed.toFixed(1), en: computed.toFixed(1) },
    ),
  ];
}

/** What the levels give, in the unit of the indicator's growth. */
function computedGrowth(checked: Checked, view: UploadView, level: 'month' | 'ytd'): number | null {
  const { indicator } = checked;
  const value = checked.one[level];
  if (value === null || indicator.kind === 'growth') return null;
  if (growsByItself(indicator)) return value - 100;
  const base = view.around(level, checked, checked.lastYear);
  if (base === null) return null;
  if (growsByDifference(indicator)) return value - base;
  return base > 0 ? (value / base - 1) * 100 : null;
}

function looksScaled(published: number, computed: number): boolean {
  if (Math.abs(computed) < 2 || Math.abs(published - computed) <= GROWTH_TOLERANCE) return false;
  const isTimes = (times: number): boolean =>
    Math.abs(published * times - computed) <= Math.max(GROWTH_TOLERANCE, Math.abs(computed) * 0.05);
  return isTimes(100) || isTimes(0.01);
}
