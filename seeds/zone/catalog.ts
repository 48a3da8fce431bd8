import { consumption } from './consumption.ts';
import { energy } from './energy.ts';
import { enterprises } from './enterprises.ts';
import { finance } from './finance.ts';
import { industry } from './industry.ts';
import { investment } from './investment.ts';
import { projects } from './projects.ts';
import type { Category, Story } from './story.ts';
import type { Cell } from './table.ts';
import { trade } from './trade.ts';

const CATEGORIES: readonly Category[] = [
  industry,
  finance,
  trade,
  investment,
  consumption,
  projects,
  enterprises,
  energy,
];

export const STORIES: readonly Story[] = CATEGORIES.flatMap((category) => category.stories);

export const INDICATOR_HEADER = [
  'code',
  'name',
  'name_en',
  'category',
  'category_en',
  'unit',
  'kind',
  'direction',
  'first_month',
  'frequency',
  'lag',
  'department',
  'decimals',
  'tolerance',
  'numerator',
  'denominator',
  'definition',
  'source',
];

/** Rows of indicators.csv, category by category. */
export function indicatorRows(): Cell[][] {
  return CATEGORIES.flatMap((category) =>
    category.stories.map((story) => [
      story.code,
      story.name,
      story.nameEn,
      category.name,
      category.nameEn,
      story.unit,
      story.kind,
      story.direction ?? 'higher',
      story.firstMonth,
      story.quarterly ? 'quarterly' : 'monthly',
      story.lag ?? 0,
      story.department,
      story.decimals,
      story.tolerance ?? 5,
      story.model.of === 'ratio' ? story.model.numerator : '',
      story.model.of === 'ratio' ? story.model.denominator : '',
      story.definition,
      story.source,
    ]),
  );
}
