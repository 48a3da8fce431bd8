import { peopleOfIndicator } from '../people.ts';
import type { Cell } from '../table.ts';
import { consumption } from './consumption.ts';
import { energy } from './energy.ts';
import { enterprises } from './enterprises.ts';
import { finance } from './finance.ts';
import type { Category, IndicatorSpec } from './indicator-spec.ts';
import { industry } from './industry.ts';
import { investment } from './investment.ts';
import { projects } from './projects.ts';
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

export const INDICATORS: readonly IndicatorSpec[] = CATEGORIES.flatMap((category) => category.indicators);

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
  'base',
  'leader',
  'contact',
  'definition',
  'source',
];

/** Rows of indicators.csv, category by category. */
export function indicatorRows(): Cell[][] {
  return CATEGORIES.flatMap((category) =>
    category.indicators.map((spec) => [
      spec.code,
      spec.name,
      spec.nameEn,
      category.name,
      category.nameEn,
      spec.unit,
      spec.kind,
      spec.direction ?? 'higher',
      spec.firstMonth,
      spec.quarterly ? 'quarterly' : 'monthly',
      spec.lag ?? 0,
      spec.department,
      spec.decimals,
      spec.tolerance ?? '',
      spec.model.of === 'ratio' ? spec.model.numerator : '',
      spec.model.of === 'ratio' ? spec.model.denominator : '',
      spec.base ?? '',
      ...peopleOfIndicator(spec.code, spec.department),
      spec.definition,
      spec.source,
    ]),
  );
}
