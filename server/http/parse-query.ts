import type { Request } from 'express';
import { invalidParameters } from './errors.ts';
import { type Known, type Parameters, parseQuery, type ValuesOf } from './parameters.ts';

const NOTHING: Known = { entities: [], indicators: [], latestPeriod: null };

/**
 * The parameters of a path that is not a read of figures, checked as strictly.
 *
 * @throws {HttpProblem} `invalid-parameter` with every problem
 */
export function parsePlainQuery<P extends Parameters>(
  request: Request,
  parameters: P,
  known: Known = NOTHING,
): ValuesOf<P> {
  const query = new URLSearchParams(request.originalUrl.split('?').slice(1).join('?'));
  const { values, problems } = parseQuery(parameters, query, known);
  if (problems.length > 0) throw invalidParameters(problems);
  return values;
}
