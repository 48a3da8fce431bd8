import type { Month } from '../../domain/model.ts';
import { toMonth } from '../../domain/month.ts';

/** A month as the number it is stored as: `2025-06` → 202506. */
export function toPeriodNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 100 + Number(month.slice(5, 7));
}

/** 202506 → `2025-06`. */
export function fromPeriodNumber(period: number): Month {
  return toMonth(Math.floor(period / 100), period % 100);
}
