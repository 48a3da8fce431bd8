import * as contract from '../../contract/tables.ts';
import { saveAudit } from '../../db/accounts/audit.ts';
import { type Table, toTable } from '../../domain/import/text/table.ts';
import { readEndpoint } from '../cache/read-endpoint.ts';
import type { AppContext } from '../context.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { HttpProblem } from '../http/errors.ts';
import { LoadProblems, loadFiles } from './import-folder.ts';
import { readTargets } from './target-list.ts';

/** Files of a data folder, sent instead of loaded: the same checks, in a revision of their own. */
export const tableEndpoints = (app: AppContext): Endpoint[] => [
  tableEndpoint(app, contract.postEntities, 'entities'),
  tableEndpoint(app, contract.postIndicators, 'indicators'),
  tableEndpoint(app, contract.postTargets, 'targets'),
  readEndpoint(app, contract.getTargets, readTargets),
];

type TableRoute = typeof contract.postEntities | typeof contract.postIndicators | typeof contract.postTargets;

function tableEndpoint(
  app: AppContext,
  route: TableRoute,
  table: 'entities' | 'indicators' | 'targets',
): Endpoint {
  return endpoint(app, route, async ({ person: { name: by }, query, body }) => {
    const at = app.clock();
    const file = `${table}.csv` as const;
    const source = 'csv' in body ? Buffer.from(body.csv) : toRowTable(body.rows);
    const reason = ('csv' in body ? null : body.reason) ?? query.reason;
    const result = await loadFiles(
      app.database,
      { [file]: source },
      {
        ...{ by, at, kind: 'administration', reason, preview: query.preview !== null },
        also: (trx, { revision, summary }) =>
          saveAudit(trx, {
            ...{ at: at.toISOString(), by, action: table, subject: file, revision },
            detail: { ...summary[table], reason },
          }),
      },
    ).catch(toHttpProblem);
    app.revisions.expire();
    return { status: 200, body: result };
  });
}

/** Rows as a table whose header has every name that occurs, so that the first row is row 2. */
function toRowTable(rows: readonly Readonly<Record<string, string | number | null>>[]): Table {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return toTable(null, [
    { number: 1, cells: names },
    ...rows.map((row, index) => ({ number: index + 2, cells: names.map((name) => row[name] ?? '') })),
  ]);
}

function toHttpProblem(error: unknown): never {
  if (!(error instanceof LoadProblems)) throw error;
  const { problems } = error;
  const detail = {
    zh: `有 ${problems.length} 处问题，什么也没有保存。${problems[0]!.message}。`,
    en: `There are ${problems.length} problem(s); nothing was kept. ${problems[0]!.messageEn}.`,
  };
  throw new HttpProblem('unusable-file', detail, { problems });
}
