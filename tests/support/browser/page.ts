import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Application } from '../application.ts';
import { launchChromium } from './chromium.ts';

let browser: Browser;
/** Pages of the running test, with what went wrong on each. */
let open: { context: BrowserContext; faults: string[] }[] = [];

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);

afterAll(() => browser?.close());

/** Whatever a test looked at: no page of ours complains, breaks the policy or asks another host for anything. */
afterEach(async () => {
  const faults = open.flatMap((one) => one.faults);
  for (const { context } of open) await context.close();
  open = [];
  expect(faults).toEqual([]);
});

export interface Visitor extends BrowserContextOptions {
  /** Signed in unless said otherwise. */
  signedIn?: boolean;
  /** Complaints that the test brings about itself. */
  forgive?: RegExp;
}

/** A page in a browser profile of its own; relative addresses are the application's. */
export async function newPage(application: Application, visitor: Visitor = {}): Promise<Page> {
  const { signedIn = true, forgive, ...options } = visitor;
  const { origin, session } = application;
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  if (signedIn) await context.addCookies([{ ...session, url: origin }]);
  const faults: string[] = [];
  const complain = (fault: string) => {
    if (!forgive?.test(fault)) faults.push(fault);
  };
  context.on('page', (page) => {
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => complain(`${page.url()}: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        complain(`${page.url()}: ${message.text()} (${message.location().url})`);
      }
    });
  });
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) complain(`asked for ${url}`);
  });
  open.push({ context, faults });
  return context.newPage();
}

/** Goes to an address and waits until it shows what it has. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

/** The page has its heading, nothing on it is under way, and what it draws at leisure is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('main h1') !== null && document.querySelector('[aria-busy="true"]') === null,
  );
  await page.evaluate(async () => {
    for (let i = 0; i < 3; i++) {
      await new Promise((painted) => requestAnimationFrame(painted));
      await new Promise((idle) => requestIdleCallback(idle, { timeout: 1000 }));
    }
  });
}

/** Every chart of the page is drawn. ECharts fills its picture a frame after it has added the picture to the page. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const charts = Array.from(document.querySelectorAll('figure .chart'));
    return charts.length > 0 && charts.every((chart) => chart.querySelector('svg :is(path, rect, circle)'));
  });
}
