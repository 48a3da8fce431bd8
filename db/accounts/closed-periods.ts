import type { Month } from '../../domain/model.ts';
import { fromPeriodNumber, toPeriodNumber } from '../figures/period.ts';
import type { Reader, Writer } from '../schema.ts';

/** A month whose figures are final: only an editor changes them, and says why. */
export interface ClosedPeriod {
  period: Month;
  at: string;
  by: string;
  reason: string | null;
}

/** Oldest month first. */
export async function readClosedPeriods(read: Reader): Promise<ClosedPeriod[]> {
  const rows = await read.selectFrom('closed_period').selectAll().orderBy('period').execute();
  return rows.map((row) => ({ ...row, period: fromPeriodNumber(row.period) }));
}

/** @returns false when it was closed already, which stays as it was */
export async function saveClosedPeriod(trx: Writer, closed: ClosedPeriod): Promise<boolean> {
  const row = await trx
    .insertInto('closed_period')
    .values({ ...closed, period: toPeriodNumber(closed.period) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('period')
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns false when it was not closed */
export async function deleteClosedPeriod(trx: Writer, period: Month): Promise<boolean> {
  const row = await trx
    .deleteFrom('closed_period')
    .where('period', '=', toPeriodNumber(period))
    .returning('period')
    .executeTakeFirst();
  return row !== undefined;
}
