import * as contract from '../../contract/deck-template.ts';
import { saveAudit } from '../../db/accounts/audit.ts';
import {
  deleteTemplate,
  findTemplate,
  findTemplateBytes,
  type StoredTemplate,
  saveTemplate,
} from '../../db/decks/deck-template.ts';
import type { Action } from '../../domain/audit.ts';
import type { AppContext } from '../context.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { HttpProblem } from '../http/errors.ts';
import { toExportProblem } from './export-errors.ts';

type Context = Pick<AppContext, 'findPerson' | 'readQuery' | 'database' | 'clock' | 'exportLimiter' | 'run'>;

/** The unit's own template for slides. */
export const deckTemplateEndpoints = (app: Context): Endpoint[] => [
  endpoint(app, contract.getDeckTemplate, async () => {
    const stored = await findTemplate(app.database.read);
    return { status: 200, body: { template: stored ? toTemplate(stored) : null } };
  }),

  // A PPTX may be hostile or huge, so it is examined in a process of its own.
  endpoint(app, contract.putDeckTemplate, async ({ person, receive, signal }) => {
    const { file } = await receive();
    const describe = () => app.run('describe-template', file.bytes, { signal });
    const report = await app.exportLimiter
      .run(describe, { owner: person.accountId, signal })
      .catch((error: unknown) => {
        throw toExportProblem(error);
      });
    const change = { at: app.clock().toISOString(), by: person.name };
    const template = await app.database.write(async (trx) => {
      const saved = await saveTemplate(trx, { ...file, telling: report, ...change });
      const { name, size, sha256 } = saved;
      await saveAudit(trx, {
        ...change,
        action: 'template-changed' satisfies Action,
        subject: 'deck-template',
        detail: { file: name, size, sha256 },
      });
      return saved;
    });
    return { status: 200, body: { template: toTemplate(template) } };
  }),

  endpoint(app, contract.deleteDeckTemplate, async ({ person }) => {
    const change = { at: app.clock().toISOString(), by: person.name };
    await app.database.write(async (trx) => {
      const template = await findTemplate(trx);
      if (!template) throw noTemplate();
      await deleteTemplate(trx);
      await saveAudit(trx, {
        ...change,
        action: 'template-removed' satisfies Action,
        subject: 'deck-template',
        detail: { file: template.name, sha256: template.sha256 },
      });
    });
    return { status: 204 };
  }),

  // An untrusted upload: browsers must save it, never display it.
  endpoint(app, contract.getDeckTemplateFile, async () => {
    const template = await findTemplate(app.database.read);
    const bytes = template && (await findTemplateBytes(app.database.read));
    if (!template || !bytes) throw noTemplate();
    const headers = {
      'Cache-Control': 'private, no-cache',
      ETag: `"${template.sha256}"`,
      'X-Content-Type-Options': 'nosniff',
    };
    return { status: 200, content: bytes, fileName: template.name, headers };
  }),
];

/** The stored report is JSON of any shape to the database; `putDeckTemplate` writes it in that of the contract. */
const toTemplate = (stored: StoredTemplate) => stored as contract.DeckTemplate;

function noTemplate(): HttpProblem {
  return new HttpProblem('not-found', {
    zh: '还没有上传单位模板。',
    en: 'No template of the unit has been uploaded.',
  });
}
