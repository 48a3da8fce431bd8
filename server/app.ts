import express, { type Express, type RequestHandler } from 'express';
import { accountEndpoints } from './administration/accounts.ts';
import { auditEndpoints, auditRefusals } from './administration/audit.ts';
import { reportingEndpoints } from './administration/reporting.ts';
import { tableEndpoints } from './administration/tables.ts';
import { authEndpoints } from './auth/endpoints.ts';
import { signInEndpoints } from './auth/sign-in.ts';
import { cachedResponse } from './cache/read-endpoint.ts';
import { type ContextOptions, createContext } from './context.ts';
import { deckEndpoints } from './decks/endpoints.ts';
import { figureEndpoints } from './figures/endpoints.ts';
import { requirePerson } from './http/authorization.ts';
import { errorHandler, unknownPath } from './http/errors.ts';
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
    ...authEndpoints(context),
    ...reads,
    ...uploadEndpoints(context),
    ...reportingEndpoints(context),
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

/**
 * Lets Express send 304 for a matching ETag even with `Cache-Control: no-cache`, which fetch() adds to every request
 * with an ETag, and which addresses caches on the way rather than this server.
 */
const heedETags: RequestHandler = (request, _response, next) => {
  if (request.headers['if-none-match'] !== undefined) delete request.headers['cache-control'];
  next();
};
