import express, { type Express } from 'express';
import type { Database } from '../db/sqlite/open.ts';
import { createRunner, type Run } from '../formats/worker/runner.ts';
import { administrationPaths } from './administration/administration-paths.ts';
import { auditRefusals } from './administration/audit-refusals.ts';
import { findTokenPerson } from './auth/api-tokens.ts';
import { personFinder, requirePerson, requireRole } from './auth/auth-middleware.ts';
import { OWN_PASSWORD, OWN_PASSWORD_PATH, postOwnPassword } from './auth/own-password-route.ts';
import { deleteSession, getSession, postSession, SESSION, SESSION_PATH } from './auth/session-route.ts';
import { Sessions } from './auth/sessions.ts';
import {
  getSignIn,
  getSignInStyle,
  postSignIn,
  SIGN_IN,
  SIGN_IN_PATH,
  SIGN_IN_STYLE,
  SIGN_IN_STYLE_PATH,
} from './auth/sign-in-route.ts';
import {
  type AnyReadRoute,
  Catalogs,
  type Desk,
  shortcut,
  toHandler,
  toOperation,
} from './cache/read-route.ts';
import { Replies } from './cache/response-cache.ts';
import { Freshness } from './cache/revision-watcher.ts';
import { deckPaths } from './decks/deck-paths.ts';
import { makeWorkshop } from './decks/workshop.ts';
import { catalogRoute } from './figures/catalog-route.ts';
import { figuresRoute } from './figures/figures-route.ts';
import { observationHistoryRoute } from './figures/observation-history-route.ts';
import { progressRoute } from './figures/progress-route.ts';
import { seriesRoute } from './figures/series-route.ts';
import { targetHistoryRoute } from './figures/target-history-route.ts';
import { errorHandler, methodNotAllowed, unknownPath } from './http/errors.ts';
import { heedETags } from './http/etag.ts';
import { HEALTH, HEALTH_PATH, health } from './http/health-route.ts';
import type { Handlers } from './http/mounting.ts';
import { makeDocument, type PathItem } from './http/openapi.ts';
import { OPENAPI, OPENAPI_PATH, openapi } from './http/openapi-route.ts';
import { refuseForeignOrigin, secureHeaders } from './http/security.ts';
import { FirstPictures, loadPainter } from './pages/ssr.ts';
import { loadPages, pageHandler, pageTemplate } from './pages/static-files.ts';
import { type FileReader, fileReader } from './uploads/file-reader.ts';
import type { Office } from './uploads/office.ts';
import { uploadPaths } from './uploads/upload-paths.ts';

/** Paths that answer questions about figures. */
const READS: AnyReadRoute[] = [
  catalogRoute,
  progressRoute,
  seriesRoute,
  figuresRoute,
  observationHistoryRoute,
  targetHistoryRoute,
];

export interface Parts {
  database: Database;
  clock: () => Date;
  /** Folder of the built page, or null to serve none. */
  webRoot: string | null;
  /** Takes errors nobody expected. */
  log: (error: unknown) => void;
  /** Milliseconds for which the database is taken to be unchanged; a second when not given. */
  freshForMs?: number;
  /** Runs work outside this process; by default in child processes. */
  run?: Run;
  /** Reads uploaded files, by default with `run`. */
  reader?: FileReader;
}

/** The whole server as a value: nothing listens yet, nothing is read from outside but what is handed in. */
export function createApp(parts: Parts): Express {
  const { database, clock, webRoot, log, freshForMs, run = createRunner().run } = parts;
  const { reader = fileReader(run) } = parts;
  const freshness = new Freshness(database, freshForMs);
  const sessions = new Sessions(database, clock, log);
  freshness.onChange(() => sessions.confirm());
  const { read } = database;
  const desk: Desk = { read, clock, freshness, replies: new Replies(), catalogs: new Catalogs(read) };
  freshness.onAhead((revision, isLate) => desk.replies.warm(revision, isLate));
  const door = { database, sessions, clock };
  const office: Office = { database, catalogs: desk.catalogs, freshness, clock, reader, log };
  const workshop = makeWorkshop(desk, run, log);
  const findPerson = personFinder(sessions, freshness, (token) =>
    findTokenPerson(database, clock, log, token),
  );
  const signedIn = requirePerson(findPerson);

  const app = express();
  app.disable('x-powered-by');
  // For what is not kept ready with one of its own.
  app.set('etag', 'strong');
  app.set('query parser', false);
  // A proxy on this machine may say that it was asked over https.
  app.set('trust proxy', 'loopback');

  app.use(shortcut(desk, sessions));
  app.use(secureHeaders, refuseForeignOrigin, heedETags);

  const paths: Record<string, PathItem> = {};
  const mount = (path: string, item: PathItem, handlers: Handlers): void => {
    paths[path] = item;
    const route = app.route(path);
    for (const [method, list] of Object.entries(handlers)) route[method as keyof Handlers](list);
    const allow = Object.keys(handlers).flatMap((method) =>
      method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
    );
    route.all((request, _response, next) => next(methodNotAllowed(request.method, allow.join(', '))));
  };

  mount(HEALTH_PATH, HEALTH, { get: [health(read, log)] });
  mount(SIGN_IN_PATH, SIGN_IN, { get: [getSignIn(door)], post: postSignIn(door) });
  mount(SIGN_IN_STYLE_PATH, SIGN_IN_STYLE, { get: [getSignInStyle] });
  mount(SESSION_PATH, SESSION, {
    get: [signedIn, getSession],
    post: postSession(door),
    delete: [deleteSession(door)],
  });
  mount(OWN_PASSWORD_PATH, OWN_PASSWORD, { post: [signedIn, ...postOwnPassword(door, freshness)] });
  app.use('/api', signedIn);
  for (const route of READS) {
    mount(
      route.path,
      { get: toOperation(route) },
      { get: [requireRole(route.role), toHandler(route, desk)] },
    );
  }
  for (const { path, item, handlers } of [...uploadPaths(office), ...administrationPaths(office)]) {
    mount(path, item, handlers);
  }
  for (const { path, item, handlers } of deckPaths(workshop, { database, clock }))
    mount(path, item, handlers);
  mount(OPENAPI_PATH, OPENAPI, { get: [openapi(makeDocument({ ...paths, [OPENAPI_PATH]: OPENAPI }))] });
  app.use('/api', (request, _response, next) => next(unknownPath(request.originalUrl.split('?')[0]!)));

  const pages = loadPages(webRoot);
  const pictures = new FirstPictures(pageTemplate(pages), () => loadPainter(webRoot), READS, desk, log);
  app.use(pageHandler(pages, findPerson, pictures));
  app.use(auditRefusals(database, clock, findPerson, log));
  app.use(errorHandler(log));
  return app;
}
