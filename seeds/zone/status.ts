import type { ObservationStatus } from '../../domain/model.ts';
import type { Story } from './story.ts';

const REVISED_AFTERWARDS = ['GDP', 'RETAIL'];
const BOOKS_CLOSED = ['FIN_REV', 'TAX', 'TAX_SHARE', 'FIN_EXP', 'LAND_REV', 'DEPOSITS'];
const COUNTED_AHEAD = ['IND_INVOICE', 'PROJ_INV', 'PROJ_LIST_INV'];

/** How final a figure is when the meeting of September 2025 sits: the last month is a flash or an estimate. */
export function statusOf(story: Story, year: number, month: number): ObservationStatus {
  if (BOOKS_CLOSED.includes(story.code)) return 'official';
  if (year === 2023 && REVISED_AFTERWARDS.includes(story.code)) return 'revised';
  if (year < 2025) return 'official';
  if (story.code === 'GDP') return 'preliminary';
  const age = 8 - month;
  if (age === 0) return COUNTED_AHEAD.includes(story.code) ? 'estimate' : 'flash';
  if (age === 1) return (story.lag ?? 0) > 0 ? 'flash' : 'preliminary';
  return 'official';
}
