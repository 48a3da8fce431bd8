import type { Texts } from '../../i18n/index.ts';

/** The lights in words. */
export const lightTexts = {
  behind: { zh: '欠{size}个百分点', en: '{size} pp behind' },
  over: { zh: '超控制{size}个百分点', en: '{size} pp over limit' },
  belowTarget: { zh: '低于目标{size}个百分点', en: '{size} pp below target' },
  onPace: { zh: '达序时', en: 'On pace' },
  within: { zh: '控制内', en: 'Within limit' },
  kept: { zh: '控制目标内', en: 'Limit kept' },
  reached: { zh: '达目标', en: 'Target reached' },
  green: { zh: '达序时', en: 'On pace' },
  yellow: { zh: '略欠序时', en: 'Slightly behind' },
  red: { zh: '明显滞后', en: 'Far behind' },
  grey: { zh: '未报或不评判', en: 'Missing or not judged' },
} as const satisfies Texts;
