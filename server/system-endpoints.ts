import { openapiDocument } from '../contract/core/openapi.ts';
import { PROBLEM_DOCUMENT } from '../contract/problem.ts';
import { ROUTES } from '../contract/routes.ts';
import { getHealth, getOpenapi } from '../contract/session.ts';
import { currentRevision } from '../db/revisions.ts';
import { EncodedResponse } from './cache/encoded-response.ts';
import type { AppContext } from './context.ts';
import { type Endpoint, endpoint, SENT } from './http/endpoint.ts';

/** What is said of the server itself. */
export const systemEndpoints = (app: AppContext): Endpoint[] => [
  // The database is asked anew each time.
  endpoint(app, getHealth, async () => {
    const { isDamaged, storage } = await app.healthState();
    const known = { storage, backup: app.backupState() };
    try {
      const revision = await currentRevision(app.database.read);
      const database = isDamaged ? ('damaged' as const) : ('ok' as const);
      if (!isDamaged && storage === 'ok')
        return { status: 200, body: { status: 'ok', database, ...known, revision } };
      return { status: 503, body: { status: 'failing', database, ...known, revision } };
    } catch (error) {
      app.log(error);
      return { status: 503, body: { status: 'failing', database: 'unreachable', ...known, revision: null } };
    }
  }),

  endpoint(app, getOpenapi, async ({ request, response }) => {
    const description = describedApi();
    if (!description.isReadyFor(request)) await description.prepare();
    description.send(request, response);
    return SENT;
  }),
];

let description: EncodedResponse | undefined;

/** Made when somebody asks for it: the server starts sooner. */
function describedApi(): EncodedResponse {
  description ??= new EncodedResponse(
    Buffer.from(JSON.stringify(openapiDocument(ROUTES, PROBLEM_DOCUMENT))),
    'application/json; charset=utf-8',
    'private, no-cache',
  );
  return description;
}
