import type { RequestHandler } from 'express';
import { Body } from '../cache/encoded-response.ts';
import type { PathItem } from './openapi.ts';

export const OPENAPI_PATH = '/api/openapi.json';

/** The description of everything here, itself included. */
export function openapi(document: object): RequestHandler {
  const bytes = Buffer.from(JSON.stringify(document));
  const body = new Body(bytes, 'application/json; charset=utf-8', 'private, no-cache');
  return async (request, response) => {
    if (!body.isReadyFor(request)) await body.prepare();
    body.send(request, response);
  };
}

export const OPENAPI: PathItem = {
  get: {
    summary: { zh: '本接口的 OpenAPI 3.1 描述', en: 'The OpenAPI 3.1 description of this interface' },
    answers: { 200: { type: 'object' } },
    problems: [401],
    cached: true,
  },
};
