import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Application, PASSWORD, startApplication } from '../support/application.ts';
import { newPage, settled, visit } from '../support/browser/page.ts';

let application: Application;
beforeAll(async () => {
  application = await startApplication();
}, 60_000);
afterAll(() => application.stop());

/** The browser's own remark on an answer that is not 200. */
const REFUSED = /status of 401/;

describe('signing in', () => {
  test('by the form, on to the page that was asked for', async () => {
    const page = await newPage(application, { signedIn: false });
    await page.goto('/parks/P-GX?period=2025-03');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.getByLabel('用户名').fill('admin');
    await page.getByLabel('密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await settled(page);
    expect(page.url()).toBe(`${application.origin}/parks/P-GX?period=2025-03`);
    expect(await page.locator('main h1').textContent()).toContain('高新技术产业园');
  });

  test('a wrong password says so, keeps the name, and says no more than that', async () => {
    const page = await newPage(application, { signedIn: false, forgive: REFUSED });
    await page.goto('/sign-in');
    const tell = async (name: string) => {
      await page.getByLabel('用户名').fill(name);
      await page.getByLabel('密码').fill('not the password');
      await page.getByRole('button', { name: '登录' }).click();
      await page.waitForLoadState();
      expect(await page.getByLabel('用户名').inputValue()).toBe(name);
      return page.getByRole('alert').textContent();
    };
    const known = await tell('admin');
    expect(known).toContain('用户名或密码不对');
    expect(await tell('nobody')).toBe(known);
    expect(await page.context().cookies()).toEqual([]);
  });

  test('a one-time link works once', async () => {
    const first = await newPage(application, { signedIn: false });
    await visit(first, application.signInUrl);
    expect(first.url()).toBe(`${application.origin}/`);
    const [cookie] = await first.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });

    const second = await newPage(application, { signedIn: false, forgive: REFUSED });
    await second.goto(application.signInUrl);
    expect(await second.getByRole('alert').textContent()).toContain('已用过');
    await second.goto('/');
    expect(new URL(second.url()).pathname).toBe('/sign-in');
  });

  test('signing out ends the session, also for a copy of its cookie', async () => {
    const page = await newPage(application, { signedIn: false });
    await page.goto('/sign-in');
    await page.getByLabel('用户名').fill('admin');
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await settled(page);
    const [cookie] = await page.context().cookies();
    await page.getByRole('button', { name: '退出' }).click();
    await page.waitForURL('**/sign-in');
    const answer = await fetch(`${application.origin}/api/catalog`, {
      headers: { cookie: `${cookie!.name}=${cookie!.value}` },
    });
    expect(answer.status).toBe(401);
  });

  test('a session that has ended leads to signing in and back', async () => {
    const page = await newPage(application, { forgive: REFUSED });
    await visit(page, '/?period=2025-08');
    await page.waitForLoadState('networkidle');
    await page.context().clearCookies();
    await page.getByLabel('年', { exact: true }).selectOption('2024');
    await page.waitForURL('**/sign-in?next=**');
    expect(new URL(page.url()).searchParams.get('next')).toBe('/?period=2024-08');
  });

  test('a session that has ended disturbs nobody who only reads', async () => {
    const page = await newPage(application, { forgive: REFUSED });
    await visit(page, '/?period=2025-08');
    await page.waitForLoadState('networkidle');
    await page.context().clearCookies();
    // Pointing at a link asks for its page ahead of the click.
    const refused = page.waitForResponse((response) => response.status() === 401);
    await page.locator('.page-head').hover();
    await page.getByRole('link', { name: '欠序时' }).first().hover();
    await refused;
    await settled(page);
    expect(page.url()).toBe(`${application.origin}/?period=2025-08`);
    await page.getByRole('link', { name: '欠序时' }).first().click();
    await page.waitForURL('**/sign-in?next=**');
  });

  test('in English', async () => {
    const page = await newPage(application, { signedIn: false });
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByLabel('Name').fill('admin');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await settled(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });
});
