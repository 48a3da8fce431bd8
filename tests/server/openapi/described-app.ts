import { expect } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { runHere } from '../../support/runner.ts';
import { addPerson, cookieOf, PASSWORD, postSession, type Running, runApp, storeZone } from '../running.ts';

interface Operation {
  parameters: { name: string; required: boolean; schema: { pattern?: string } }[];
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

/** An OpenAPI document, as far as tests read it. */
export interface Description {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

/** A running app, an administrator's headers, and the description that the app gives of itself. */
export interface DescribedApp {
  running: Running;
  headers: { Cookie: string };
  description: Description;
  /** The schema of a response. @throws when the description has no response of that status */
  validator(path: string, method: string, status: number): ValidateFunction;
  /** Expects the response to match its schema, and returns its body. */
  check(path: string, method: string, response: Response): Promise<unknown>;
}

export async function describedApp(): Promise<DescribedApp> {
  const running = await runApp({ run: runHere });
  await storeZone(running.database);
  await addPerson(running, 'reader', 'admin');
  const headers = {
    Cookie: cookieOf(await postSession(running, { username: 'reader', password: PASSWORD })),
  };
  const description = (await (await running.get('/api/openapi.json', { headers })).json()) as Description;

  function validator(path: string, method: string, status: number): ValidateFunction {
    const ajv = new Ajv2020({ allErrors: true, formats: { 'date-time': isMoment, uri: /^[a-z]+:/ } });
    ajv.addVocabulary(['components']);
    const response = description.paths[path]![method]!.responses[status];
    if (!response) throw new Error(`${method} ${path} answers ${status}, which is not described`);
    const [schema] = Object.values(response.content ?? {}).map((content) => content.schema);
    return ajv.compile({ ...schema, components: description.components });
  }

  async function check(path: string, method: string, response: Response): Promise<unknown> {
    const body: unknown = await response.json();
    const validate = validator(path, method, response.status);
    validate(body);
    expect([path, response.url, validate.errors]).toEqual([path, response.url, null]);
    return body;
  }

  return { running, headers, description, validator, check };
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));
}
