import type { Figure } from '../figures/figure.ts';
import type { Text } from '../model.ts';

/**
 * What a chart is of, short, where the page's own title says whose it is: `高新园规上工业总产值：累计与计划` → `累计与计划`,
 * `Zone: Output, year to date against plan` → `Year to date against plan`.
 */
export function measureText({ title }: Figure): Text {
  return { zh: title.zh.slice(title.zh.lastIndexOf('：') + 1), en: shortEnglish(title.en) };
}

/** English titles end with the measure. */
function shortEnglish(title: string): string {
  const by = title.match(/\bby (?:month|quarter)$/)?.[0];
  const measure = by ?? title.slice(title.lastIndexOf(', ') + 1).trim();
  return measure.charAt(0).toUpperCase() + measure.slice(1);
}
