import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { launchChromium } from '../../tests/support/browser/chromium.ts';
import { type Drawn, watchFor } from '../drawn.ts';
import type { Report } from '../report.ts';
import { ROOT, type ServerProcess, startServerProcess } from '../server-process.ts';
import { median } from '../statistics.ts';
import { measureSwitching } from './switching.ts';

const RUNS = 7;
const SLOWED = 4;

/** The overview in a real browser with a cold cache and a slow processor, compared with a page of two ECharts charts. */
export async function measureFirstScreen(report: Report, folder: string): Promise<void> {
  const charts = await serveChartPage(join(folder, 'chart-page'));
  const server = await startServerProcess(join(folder, 'screen.sqlite'), true);
  const browser = await launch();
  console.error(`  Chromium ${browser.version()}`);
  const ours: Drawn[] = [];
  const theirs: Drawn[] = [];
  for (let i = 0; i <= RUNS; i++) {
    const our = await firstScreen(
      browser,
      `${server.origin}/?period=2025-08`,
      'svg.bullet rect.bar',
      8,
      server,
    );
    const their = await firstScreen(browser, charts.url, 'canvas', 2);
    // The first load warms the caches of the server and the machine, not the browser's.
    if (i > 0) {
      ours.push(our);
      theirs.push(their);
    }
  }
  report.ratio(
    'first screen of the overview, cold cache, processor slowed 4×, against a page of two ECharts charts',
    median(ours.map((one) => one.at)),
    median(theirs.map((one) => one.at)),
    'ms',
    { most: 0.7 },
  );
  const script = Math.max(...ours.map((one) => sizeOf(one.scripts)));
  report.figure('script before that picture, gzip', script, 'kB', 60);
  await measureSwitching(report, (address) => slowPage(browser, server, address), RUNS);
  await browser.close();
  await server.stop();
  charts.close();
}

function launch(): Promise<Browser> {
  const installed = '/usr/bin/chromium';
  if (process.env.CHROMIUM || !existsSync(installed)) return launchChromium();
  return chromium.launch({ executablePath: installed, args: ['--no-sandbox', '--disable-gpu'] });
}

async function firstScreen(
  browser: Browser,
  url: string,
  selector: string,
  count: number,
  server?: ServerProcess,
): Promise<Drawn> {
  const page = await blankPage(browser, server);
  const { drawn } = await watchFor(page, selector, count);
  await page.goto(url, { waitUntil: 'commit' });
  const result = await drawn;
  await page.context().close();
  return result;
}

/** A rendered page. */
async function slowPage(browser: Browser, server: ServerProcess, address: string): Promise<Page> {
  const page = await blankPage(browser, server);
  await page.goto(server.origin + address);
  await page.waitForSelector('svg.bullet rect.bar');
  return page;
}

async function blankPage(browser: Browser, server?: ServerProcess): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  if (server) {
    const [name, value] = server.cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url: server.origin }]);
  }
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  return page;
}

/** Size of these scripts with gzip, in kB. */
function sizeOf(scripts: string[]): number {
  const bytes = scripts.map((url) => {
    const file = join(ROOT, 'build/web/assets', basename(new URL(url).pathname));
    return gzipSync(readFileSync(file), { level: 9 }).length;
  });
  return bytes.reduce((sum, one) => sum + one, 0) / 1000;
}

/** Built like our page, served from memory and compressed. */
async function serveChartPage(folder: string) {
  await build({
    root: join(ROOT, 'bench/chart-page'),
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'chrome87', modulePreload: { polyfill: false } },
  });
  const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };
  const files = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : request.url!;
    const body = files.get(path) ?? gzipSync(readFileSync(join(folder, path)));
    files.set(path, body);
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
    response.setHeader('Content-Encoding', 'gzip');
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  };
}
