import { checkInSteps } from '../../../../domain/import/checks/check-figures.ts';
import type { CheckContext } from '../../../../domain/import/checks/check-view.ts';
import type { Finding } from '../../../../domain/import/finding.ts';
import type { UploadedObservation } from '../../../../domain/import/parsed-file.ts';
import type { Catalog, Month, Observation } from '../../../../domain/model.ts';
import { CATALOG } from '../../../support/upload-case.ts';

export const CITY_CATALOG: Catalog = {
  ...CATALOG,
  entities: CATALOG.entities.map((entity) =>
    entity.kind === 'park' ? { ...entity, parent: 'ZONE' } : entity,
  ),
};

export type Figures = Partial<Pick<Observation, 'month' | 'ytd' | 'yoyMonth' | 'yoyYtd' | 'status'>>;

export function observed(period: Month, indicator: string, entity: string, figures: Figures): Observation {
  return {
    period,
    indicator,
    entity,
    month: null,
    ytd: null,
    yoyMonth: null,
    yoyYtd: null,
    status: null,
    ...figures,
  };
}

/** A row of a file; each figure stands in a column named after it. */
export function row(number: number, ...parts: Parameters<typeof observed>): UploadedObservation {
  const one = observed(...parts);
  const at = Object.fromEntries(
    (['month', 'ytd', 'yoyMonth', 'yoyYtd'] as const)
      .filter((field) => one[field] !== null)
      .map((field) => [field, { below: 0, column: field }]),
  );
  return { ...one, sheet: null, row: number, column: Object.keys(at)[0] ?? 'ytd', at };
}

/** All checks at once. */
export function checkUpload(observations: readonly UploadedObservation[], context: CheckContext): Finding[] {
  const steps = checkInSteps(observations, context);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

export function check(
  rows: UploadedObservation[],
  stored: Observation[] = [],
  more: Partial<CheckContext> = {},
) {
  const found = checkUpload(rows, {
    catalog: CITY_CATALOG,
    currentMonth: '2025-09',
    stored: (indicator, entity, period) =>
      stored.find((one) => one.indicator === indicator && one.entity === entity && one.period === period),
    ...more,
  });
  return found.map(({ grade, code, row: at, column, value, expected }) => [
    grade,
    code,
    at,
    column,
    value,
    expected?.en ?? null,
  ]);
}
