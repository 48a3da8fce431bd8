import express, { type Express } from 'express';
import { accountEndpoints } from './administration/accounts.ts';
import { auditEndpoints } from './administration/audit.ts';
import { auditRefusals } from './administration/audit-refusals.ts';
import { reportingEndpoints } from './administration/reporting.ts';
import { tableEndpoints } from './administration/tables.ts';
import { ownPasswordEndpoint } from './auth/own-password.ts';
import { sessionEndpoints } from './auth/session.ts';
import { signInEndpoints } from './auth/sign-in.ts';
import { tokenEndpoints } from './auth/tokens.ts';
import { cachedResponse } from './cache/read-endpoint.ts';
import { type ContextOptions, createContext } from './context.ts';
import { deckEndpoints } from './decks/endpoints.ts';
import { figureEndpoints } from './figures/endpoints.ts';
import { requirePerson } from './http/authorization.ts';
import { errorHandler, unknownPath } from './http/errors.ts';
import { heedETags } from './http/etag.ts';
import { mount } from './http/mount.ts';
import { refuseForeignOrigin, secureHeaders } from './http/security.ts';
import { loadRenderer, PageRenderer } from './pages/ssr.ts';
import { loadPages, pageHandler, pageTemplate } from './pages/static-files.ts';
import { systemEndpoints } from './system-endpoints.ts';
import { uploadEndpoints } from './uploads/endpoints.ts';

export interface AppOptions extends ContextOptions {
  /** Folder of the built page, or null to serve none. */
  webRoot: string | null;
}

/** The whole server as a value: nothing listens yet, and everything from outside is handed in. */
export function createApp({ webRoot, ...options }: AppOptions): Express {
  const context = createContext(options);
  const { database, clock, log, findPerson } = context;

  const app = express();
  app.disable('x-powered-by');
  // Of responses that are not cached with one of their own.
  app.set('etag', 'strong');
  app.set('query parser', false);
  // A proxy on this machine may say that it was asked over https.
  app.set('trust proxy', 'loopback');

  app.use(cachedResponse(context));
  app.use(secureHeaders, refuseForeignOrigin, heedETags);

  const reads = figureEndpoints(context);
  mount(app, findPerson, [
    ...systemEndpoints(context),
    ...signInEndpoints(context),
    ...sessionEndpoints(context),
    ownPasswordEndpoint(context),
    ...reads,
    ...uploadEndpoints(context),
    ...reportingEndpoints(context),
    ...tokenEndpoints(context),
    ...accountEndpoints(context),
    ...tableEndpoints(context),
    ...auditEndpoints(context),
    ...deckEndpoints(context),
  ]);
  app.use('/api', requirePerson(findPerson));
  app.use('/api', (request, _response, next) => next(unknownPath(request.originalUrl.split('?')[0]!)));

  const pages = loadPages(webRoot);
  const renderer = new PageRenderer(pageTemplate(pages), () => loadRenderer(webRoot), reads, log);
  app.use(pageHandler(pages, findPerson, renderer));
  app.use(auditRefusals(database, clock, findPerson, log));
  app.use(errorHandler(log));
  return app;
}
