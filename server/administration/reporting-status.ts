import { isAtLeast, isRole } from '../../contract/roles.ts';
import { readAccounts } from '../../db/accounts/accounts.ts';
import type { StoredCatalog } from '../../db/figures/catalog.ts';
import { type ReportedVersion, readReportedVersions } from '../../db/figures/reporting.ts';
import { readTargets } from '../../db/figures/targets.ts';
import type { Reader } from '../../db/schema.ts';
import type { Indicator, Month } from '../../domain/model.ts';
import { addMonths, lastYear, ownPeriod, previousPeriod, toMonth, yearOf } from '../../domain/month.ts';
import type { DueRow } from '../../domain/progress/reporting-status.ts';
import { writeRights } from '../http/authorization.ts';

/**
 * What is due for a month, and whether it was reported: every indicator × entity with a target in that year, or with a
 * report in the previous period or a year ago.
 *
 * @param today `YYYY-MM-DD` in Asia/Shanghai
 */
export async function dueRows(
  read: Reader,
  catalog: StoredCatalog,
  asked: Month,
  today: string,
): Promise<DueRow[]> {
  const { indicators, entities, ids, revision } = catalog;
  const own = new Map(indicators.map((indicator) => [indicator.code, ownPeriod(indicator, asked)]));
  const periods = indicators.flatMap((indicator) =>
    periodsAsked(indicator, own.get(indicator.code)!).map((period) => ({
      indicator: indicator.code,
      period,
    })),
  );
  const years = [...new Set([...own.values()].map(yearOf))];
  const [reports, findTarget, responsible] = await Promise.all([
    readReportedVersions(read, ids, periods, revision),
    readTargets(read, ids, {
      years,
      indicators: indicators.map(({ code }) => code),
      entities: entities.map(({ code }) => code),
      asOf: revision,
    }),
    findResponsible(read, catalog),
  ]);
  const byKey = new Map(reports.map((report) => [keyOf(report), report]));
  const reporting = new Set(
    reports.flatMap(({ indicator, entity, reported }) => (reported ? `${indicator} ${entity}` : [])),
  );
  return indicators.flatMap((indicator) => {
    const period = own.get(indicator.code)!;
    const due = `${addMonths(period, 1 + indicator.lag)}-01`;
    const expected = entities.filter(
      ({ code }) =>
        reporting.has(`${indicator.code} ${code}`) ||
        findTarget(indicator.code, code, toMonth(yearOf(period), 12)),
    );
    return expected.map(({ code: entity }): DueRow => {
      const found = byKey.get(keyOf({ indicator: indicator.code, entity, period }));
      const report = found?.reported ? found : undefined;
      return {
        indicator: indicator.code,
        entity,
        period,
        state: report ? 'reported' : due <= today ? 'missing' : 'not-due',
        status: report?.status ?? null,
        at: report?.at ?? null,
        by: report?.by ?? null,
        due,
        accounts: responsible(indicator.code, entity),
      };
    });
  });
}

function periodsAsked(indicator: Indicator, period: Month): Month[] {
  return [...new Set([period, previousPeriod(indicator, period), lastYear(period)])];
}

const keyOf = ({ indicator, entity, period }: Pick<ReportedVersion, 'indicator' | 'entity' | 'period'>) =>
  `${indicator} ${entity} ${period}`;

/** The statisticians who may report a figure. Editors and administrators may report all, and are not listed. */
async function findResponsible(
  read: Reader,
  catalog: StoredCatalog,
): Promise<(indicator: string, entity: string) => string[]> {
  const accounts = (await readAccounts(read)).flatMap(({ id, name, role, entities, disabledAt }) => {
    if (disabledAt !== null || !isRole(role) || isAtLeast(role, 'editor')) return [];
    return { name, mayWrite: writeRights({ accountId: id, name, role, entities }, catalog) };
  });
  return (indicator, entity) =>
    accounts.filter(({ mayWrite }) => mayWrite(indicator, entity)).map(({ name }) => name);
}
