import type { RequestHandler } from 'express';

/**
 * Lets Express answer 304 to whoever names an ETag. It would not where the request also says `no-cache`, which
 * speaks to caches on the way and not to us; fetch() says it with every ETag that a program gives.
 */
export const heedETags: RequestHandler = (request, _response, next) => {
  if (request.headers['if-none-match'] !== undefined) delete request.headers['cache-control'];
  next();
};
