import { SPREADSHEET_TYPES } from '../../contract/core/file-types.ts';
import * as contract from '../../contract/reporting.ts';
import { saveAudit } from '../../db/accounts/audit.ts';
import { deleteClosedPeriod, readClosedPeriods, saveClosedPeriod } from '../../db/figures/reporting.ts';
import { inShanghai } from '../../domain/month.ts';
import type { ClosedPeriod } from '../../domain/versions.ts';
import { rowsCsv } from '../../formats/csv/csv-writer.ts';
import { writeWorkbook } from '../../formats/xlsx/write/workbook-writer.ts';
import { getEntity } from '../cache/catalogs.ts';
import type { AppContext } from '../context.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { HttpProblem } from '../http/errors.ts';
import { templateSheet } from './reporting-form.ts';
import { dueRows } from './reporting-status.ts';

/** What is due, the forms for it, and the months that are closed. */
export const reportingEndpoints = (app: AppContext): Endpoint[] => [
  // Not cached: it changes with the day.
  endpoint(app, contract.getDue, async ({ query: { period }, context: { read, catalog } }) => {
    const rows = await dueRows(read, catalog, period, inShanghai(app.clock()).day);
    return { status: 200, body: { period, revision: catalog.revision, rows } };
  }),

  endpoint(app, contract.getReportingForm, async ({ query, context: { read, catalog } }) => {
    const { period, format } = query;
    const entity = getEntity(catalog, query.entity);
    const sheet = await templateSheet(read, catalog, entity, period);
    return {
      status: 200,
      content: format === 'csv' ? rowsCsv(sheet.rows) : writeWorkbook([sheet]),
      type: SPREADSHEET_TYPES[format],
      fileName: `${period} ${entity.name} 上报表.${format}`,
    };
  }),

  endpoint(app, contract.getPeriods, async () => ({
    status: 200,
    body: { closed: await readClosedPeriods(app.database.read) },
  })),

  endpoint(app, contract.postPeriodClose, async ({ person: { name: by }, params, body: { reason } }) => {
    const closed: ClosedPeriod = { ...params, at: app.clock().toISOString(), by, reason };
    const { period, at } = closed;
    await app.database.write(async (trx) => {
      if (!(await saveClosedPeriod(trx, closed))) {
        throw new HttpProblem('already-there', {
          zh: `${period} 已经关账。`,
          en: `${period} is closed already.`,
        });
      }
      await saveAudit(trx, { at, by, action: 'period-closed', subject: period, detail: { reason } });
    });
    return { status: 200, body: closed };
  }),

  endpoint(app, contract.deletePeriodClose, async ({ person: { name: by }, params, body: { reason } }) => {
    const { period } = params;
    await app.database.write(async (trx) => {
      if (!(await deleteClosedPeriod(trx, period))) {
        throw new HttpProblem('not-found', { zh: `${period} 没有关账。`, en: `${period} is not closed.` });
      }
      const at = app.clock().toISOString();
      await saveAudit(trx, { at, by, action: 'period-reopened', subject: period, detail: { reason } });
    });
    return { status: 204 };
  }),
];
