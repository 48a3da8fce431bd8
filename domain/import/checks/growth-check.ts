import type { Finding } from '../finding.ts';
import type { Checked, UploadView } from './check-view.ts';
import { FIELD_NAME, report, shown } from './check-view.ts';

/** Percentage points between published and computed growth that rounding cannot explain. */
const TOLERANCE = 0.5;
const EXTREME = 200;

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
  if (Math.abs(published) > EXTREME) {
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
  if (computed === null || Math.abs(published - computed) <= TOLERANCE) return [];
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

/** In percent; for a rate in points, for an index its distance from 100. */
function computedGrowth(checked: Checked, view: UploadView, level: 'month' | 'ytd'): number | null {
  const { kind } = checked.indicator;
  const value = checked.one[level];
  if (value === null || kind === 'growth') return null;
  if (kind === 'index') return value - 100;
  const base = view.around(level, checked, checked.lastYear);
  if (base === null) return null;
  if (kind === 'rate') return value - base;
  return base > 0 ? (value / base - 1) * 100 : null;
}

function looksScaled(published: number, computed: number): boolean {
  if (Math.abs(computed) < 2 || Math.abs(published - computed) <= TOLERANCE) return false;
  const near = (times: number): boolean =>
    Math.abs(published * times - computed) <= Math.max(TOLERANCE, Math.abs(computed) * 0.05);
  return near(100) || near(0.01);
}
