import type { Indicator, Text } from '../../domain/model.ts';
import { inShanghai } from '../../domain/month.ts';
import { columnTexts } from './column-texts.ts';

/** A moment in Shanghai: `formatMoment('2025-09-09T02:14:00Z')` → `2025-09-09 10:14`; other text as it is. */
export function formatMoment(iso: string): string {
  return Number.isNaN(Date.parse(iso)) ? iso : inShanghai(iso).minute;
}

/** A whole number with its thousands apart: `formatCount(12345)` → `12,345`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A size as people say it: `formatBytes(1536)` → `1.5 KB`; below a thousand bytes as they are. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [size, unit] = bytes < 1000 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 2 ** 20, 'MB'];
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${unit}`;
}

/** 累计, but of a stock what stood there at the end of the month. */
export const levelText = ({ kind }: Pick<Indicator, 'kind'>): Text =>
  kind === 'stock' ? columnTexts.stock : columnTexts.ytd;
