import * as contract from '../../contract/exports.ts';
import type { AppContext } from '../context.ts';
import type { Person } from '../http/authorization.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { HttpProblem } from '../http/errors.ts';
import { type ExportJob, type ExportJobs, toExport } from './export-jobs.ts';
import { renderDeck } from './render-deck.ts';
import { loadDeck } from './resolve-deck.ts';

type Context = Pick<
  AppContext,
  'findPerson' | 'readQuery' | 'clock' | 'progressRows' | 'exportJobs' | 'exportLimiter' | 'run'
>;

/** Decks as files: in one response, or as a job that is watched and fetched when it is done. */
export const exportEndpoints = (app: Context): Endpoint[] => [
  endpoint(app, contract.getDeck, async ({ signal, ...input }) => {
    const owner = input.person.accountId;
    const data = await loadDeck(app, input, null);
    const render = () => renderDeck(app, data, input.query, { signal });
    const { name, type, bytes } = await app.exportLimiter.run(render, { owner, signal });
    return { status: 200, content: bytes, type, fileName: name };
  }),

  endpoint(app, contract.postExport, async ({ body, ...input }) => {
    const data = await loadDeck(app, input, body);
    const job = app.exportJobs.start(input.person.accountId, data.deck.pages.length, (signal, onPage) =>
      renderDeck(app, data, input.query, { signal, onPage }),
    );
    const headers = { Location: `${contract.postExport.path}/${job.id}` };
    return { status: 202, body: toExport(job), headers };
  }),

  endpoint(app, contract.getExport, ({ params, person }) => ({
    status: 200,
    body: toExport(getJob(app.exportJobs, params.id, person)),
  })),

  endpoint(app, contract.deleteExport, ({ params, person }) => {
    app.exportJobs.cancel(getJob(app.exportJobs, params.id, person));
    return { status: 204 };
  }),

  endpoint(app, contract.getExportFile, ({ params, person }) => {
    const { file } = getJob(app.exportJobs, params.id, person);
    if (!file) {
      throw new HttpProblem('not-open', {
        zh: '文件还没有做好，或导出没有成功。',
        en: 'The file is not ready, or the export did not succeed.',
      });
    }
    return { status: 200, content: file.bytes, type: file.type, fileName: file.name };
  }),
];

/**
 * An export of this person.
 *
 * @throws {HttpProblem} `not-found`
 */
function getJob(jobs: ExportJobs, id: string, { accountId }: Person): ExportJob {
  const job = jobs.find(id);
  if (job && job.accountId === accountId) return job;
  throw new HttpProblem('not-found', {
    zh: '没有这个导出，或它已过期；请重新导出。',
    en: 'There is no such export, or it has expired; export again.',
  });
}
