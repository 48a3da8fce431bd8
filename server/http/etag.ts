import type { RequestHandler } from 'express';

/**
 * Lets Express send 304 for a matching ETag even with `Cache-Control: no-cache`, which fetch() adds to every request
 * with an ETag, and which addresses caches on the way rather than this server.
 */
export const heedETags: RequestHandler = (request, _response, next) => {
  if (request.headers['if-none-match'] !== undefined) delete request.headers['cache-control'];
  next();
};
