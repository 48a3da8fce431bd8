import type { Month } from '../../domain/model.ts';

/** The months that figures are about, by their indicators' codes: where to look for what is stored. */
export function periodsByIndicator(
  figures: readonly { indicator: string; period: Month }[],
): Map<string, Set<Month>> {
  const periods = new Map<string, Set<Month>>();
  for (const { indicator, period } of figures) {
    const own = periods.get(indicator);
    if (own) own.add(period);
    else periods.set(indicator, new Set([period]));
  }
  return periods;
}
