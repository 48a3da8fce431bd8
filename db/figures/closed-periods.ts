import type { Month } from '../../domain/model.ts';
import type { Reader, Writer } from '../schema.ts';
import { fromPeriodNumber, toPeriodNumber } from '../stored-values.ts';

/** A month whose observations are final: only editors may change them, and must give a reason. */
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

/** @returns false when the month was closed already; it is then left unchanged */
export async function saveClosedPeriod(trx: Writer, closed: ClosedPeriod): Promise<boolean> {
  const row = await trx
    .insertInto('closed_period')
    .values({ ...closed, period: toPeriodNumber(closed.period) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('period')
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns false when the month was not closed */
export async function deleteClosedPeriod(trx: Writer, period: Month): Promise<boolean> {
  const row = await trx
    .deleteFrom('closed_period')
    .where('period', '=', toPeriodNumber(period))
    .returning('period')
    .executeTakeFirst();
  return row !== undefined;
}
