import type { RequestHandler } from 'express';
import type { Method, PathItem } from './openapi.ts';

/** What answers each method of a path. */
export type Handlers = Partial<Record<Method, RequestHandler[]>>;

/** A path with its description and what answers it. */
export interface Mounted {
  path: string;
  item: PathItem;
  handlers: Handlers;
}
