import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Asked, Reply } from './request.ts';
import { allRequests } from './requests.ts';

const PASSWORD = 'recorded in silence';

/**
 * Asks the built server of a checkout and stores what it sends, one file each; slides and workbooks part by part.
 *
 * @returns the number of responses
 */
export async function record(folder: string, checkout: string): Promise<number> {
  await rm(folder, { recursive: true, force: true });
  const home = await mkdtemp(join(tmpdir(), 'economic-scheduling-responses-'));
  const clock = pathToFileURL(join(import.meta.dirname, 'fixed-clock.mjs')).href;
  const server = spawn(process.execPath, [join(checkout, 'build/server/main.js')], {
    cwd: checkout,
    env: {
      ...process.env,
      NODE_OPTIONS: `--import=${clock}`,
      PORT: '0',
      DATABASE_URL: `file:${join(home, 'indicators.sqlite')}`,
      DEMO: '1',
      ADMIN_PASSWORD: PASSWORD,
      LOG: 'off',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const origin = await originOf(server.stdout);
    const cookie = await signIn(origin);
    let count = 0;
    for await (const { name, ...asked } of allRequests((one) => ask(origin, cookie, one))) {
      await store(join(folder, name), await ask(origin, cookie, asked));
      count++;
    }
    return count;
  } finally {
    server.kill('SIGTERM');
    await rm(home, { recursive: true, force: true });
  }
}

async function originOf(stdout: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const more of stdout) {
    text += String(more);
    const origin = /http:\/\/[\d.]+:\d+/.exec(text)?.[0];
    if (origin) {
      stdout.resume();
      return origin;
    }
  }
  throw new Error(`The server ended: ${text}`);
}

async function signIn(origin: string): Promise<string> {
  const response = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: PASSWORD }),
  });
  const cookie = /^[^;]+/.exec(response.headers.get('set-cookie') ?? '')?.[0];
  if (!cookie) throw new Error(`Signing in failed: ${response.status}`);
  return cookie;
}

async function ask(origin: string, cookie: string, asked: Asked): Promise<Reply> {
  const { method = 'GET', path, headers = {}, body, anonymous } = asked;
  const language = path.includes('lang=en') ? '; language=en' : '';
  const response = await fetch(origin + path, {
    method,
    redirect: 'manual',
    headers: { ...headers, origin, ...(anonymous ? {} : { cookie: cookie + language }) },
    ...(body !== undefined && { body: body as BodyInit }),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    headers: KEPT_HEADERS.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [`${name}: ${value}`];
    }),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

const KEPT_HEADERS = ['content-type', 'content-disposition', 'cache-control', 'location', 'allow'];

async function store(path: string, { status, type, headers, bytes }: Reply): Promise<void> {
  await save(`${path}.head`, Buffer.from(masked([`status: ${status}`, ...headers, ''].join('\n'))));
  if (/openxmlformats/.test(type)) {
    for (const [name, part] of Object.entries(unzipSync(bytes))) {
      const isPackage = part[0] === 0x50 && part[1] === 0x4b;
      const parts = isPackage ? Object.entries(unzipSync(part)) : [['', part] as const];
      for (const [inner, content] of parts) {
        await save(join(path, inner ? `${name}.parts/${inner}` : name), Buffer.from(content));
      }
    }
    return;
  }
  await save(
    path,
    /json|html|css|csv/.test(type) ? Buffer.from(readable(bytes.toString('utf8'), type)) : bytes,
  );
}

/** One field or element a line, so that a difference shows where it is; names that a build makes up are left out. */
function readable(text: string, type: string): string {
  if (/json/.test(type)) return masked(`${JSON.stringify(JSON.parse(text), null, 1)}\n`);
  if (/html/.test(type)) return text.replace(/-[\w-]{8}\.(js|css|svg)/g, '.$1').replaceAll('><', '>\n<');
  return text;
}

/** Exports have random ids, and requests have ids of their process. */
const masked = (text: string) =>
  text.replace(/(?<![\w-])[\w-]{43}(?=["\n/])/g, '…').replace(/"requestId": "[\w-]+"/g, '"requestId": "…"');

async function save(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
