import type { ProblemDocument } from '../../../contract/problem.ts';
import type { Role } from '../../../contract/roles.ts';
import type { UploadDocument } from '../../../domain/import/upload-document.ts';
import { run } from '../../support/runner.ts';
import { type Running, runApp, signIn, storeZone } from '../running.ts';

/** Calls the API as one signed-in account. */
export interface ApiClient {
  headers: Record<string, string>;
  send(text: string | Buffer, query?: string, name?: string): Promise<Answer<UploadDocument>>;
  commit(id: number, body?: object): Promise<Answer<{ revision: number }>>;
  revert(id: number, reason?: string): Promise<Answer<{ revision: number; id: number }>>;
  get<T>(path: string): Promise<Answer<T>>;
  call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>>;
}

export interface Answer<T> {
  status: number;
  body: T;
  /** The same body, for responses that are problems. */
  problem: ProblemDocument & { upload?: UploadDocument };
}

export const OCTOBER = new Date('2025-10-10T04:00:00.000Z');

export async function zoneWithFigures(): Promise<Running> {
  const running = await runApp({ run });
  await storeZone(running.database, null);
  // September is over, so that a file of September is no estimate.
  running.clock.now = OCTOBER;
  return running;
}

export async function signedInClient(
  running: Pick<Running, 'url' | 'database' | 'clock'>,
  name: string,
  role: Role = 'editor',
  entities: string[] = [],
): Promise<ApiClient> {
  return apiClient(running.url, await signIn(running, name, role, entities));
}

export function apiClient(url: string, headers: Record<string, string>): ApiClient {
  async function call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    return toAnswer(
      await fetch(url + path, {
        method,
        headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  }
  return {
    headers,
    call,
    get: (path) => call('GET', path),
    async send(text, query = '', name = '8月.csv') {
      const address = `${url}/api/uploads?filename=${encodeURIComponent(name)}${query && `&${query}`}`;
      const type = { 'Content-Type': 'application/octet-stream' };
      return toAnswer(
        await fetch(address, { method: 'POST', headers: { ...headers, ...type }, body: text as BodyInit }),
      );
    },
    commit: (id, body = {}) => call('POST', `/api/uploads/${id}/commit`, body),
    revert: (id, reason = '数字有误') => call('POST', `/api/uploads/${id}/revert`, { reason }),
  };
}

async function toAnswer<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const body = (isJson ? JSON.parse(text) : text) as never;
  return { status: response.status, body, problem: body };
}

const HEAD = '期间,指标,园区,当月,累计';

/** A file of sales, in 亿元: `2025-08,P1,6,62` a line. */
export function sales(...lines: string[]): string {
  return [HEAD, ...lines.map((line) => line.replace(/^([^,]*),/, '$1,SALES,'))].join('\n');
}

/** The year to date of sales that the API gives for an entity and month. */
export async function ytdOf(
  client: ApiClient,
  entity: string,
  period: string,
  asOf = '',
): Promise<number | null> {
  const { body } = await client.get<{ points: { ytd: number | null }[] }>(
    `/api/series?indicator=SALES&entity=${entity}&from=${period}&to=${period}${asOf}`,
  );
  return body.points[0]!.ytd;
}
