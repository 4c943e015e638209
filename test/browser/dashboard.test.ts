// The dashboard in Chromium as people meet it: without a script, by keyboard, on three widths, and judged by axe.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { projectPath } from '../../platform/projectPath';
import { startStack, type Stack } from '../support/startStack';
import { openBrowser } from './playgroundPage';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const SHOTS = projectPath('.data', 'screenshots');
const WIDTHS = [390, 820, 1440];
/** Pages that are laid out each in a way of its own; the others share theirs. */
const ALL_WIDTHS = new Set(['start', 'institution', 'definitions']);
const PAGES = {
  start: '/dashboard?period=2025',
  provinces: '/dashboard/provinces?period=2025',
  province: '/dashboard/provinces/81?period=2025',
  institutions: '/dashboard/institutions?period=2025',
  institution: '/dashboard/institutions/PEMKOT-3578?period=2025',
  categories: '/dashboard/categories?period=2025&lang=en',
  category: '/dashboard/categories/KESEHATAN?period=2025&lang=en',
  definitions: '/dashboard/definitions',
  fault: '/dashboard/provinces/99',
};

jest.setTimeout(60_000);

let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  [stack, browser] = await Promise.all([startStack({ until: '2025-11-20' }), openBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await stack?.close();
}, 60_000);

interface Opened {
  readonly page: Page;
  readonly complaints: string[];
  readonly requests: string[];
}

async function open(path: string, width: number, javaScriptEnabled = true): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    // The status of an error page is told there, too.
    if (!message.text().includes('status of 404')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${stack.url}${path}`);
  return { page, complaints, requests };
}

describe.each(Object.entries(PAGES))('the page %s', (name, path) => {
  it.each(ALL_WIDTHS.has(name) ? WIDTHS : [390])(
    'fits a screen of %i pixels, without a complaint and without asking anybody else',
    async (width) => {
      const { page, complaints, requests } = await open(path, width);
      await page.screenshot({ path: join(SHOTS, `dashboard-${name}-${width}.png`), fullPage: true });
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = (globalThis as any).document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect([overflow, complaints]).toEqual([0, []]);
      expect(requests.filter((address) => !address.startsWith(`${stack.url}/dashboard`))).toEqual([]);
      await page.context().close();
    },
  );

  it('has nothing that axe finds fault with, its tables open', async () => {
    const { page } = await open(path, 1440);
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      const scope = globalThis as any;
      for (const each of scope.document.querySelectorAll('details')) each.open = true;
      const found = await scope.axe.run();
      return found.violations.map(({ id, nodes }: any) => [id, nodes[0].html]);
    });
    expect(violations).toEqual([]);
    await page.context().close();
  });
});

it('works without a script: the period and the language are chosen, a province is opened', async () => {
  const { page } = await open('/dashboard', 1440, false);
  await page.getByLabel('Periode').selectOption('2025');
  await page.getByRole('button', { name: 'Tampilkan' }).click();
  await page.waitForURL(/period=2025/);
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: /complaints are handled/ }).waitFor();
  await page
    .getByRole('link', { name: /Jawa Timur/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'Jawa Timur' }).waitFor();
  expect(new URL(page.url()).search).toBe('?period=2025&lang=en');
  await page.context().close();
});

it('by keyboard the first stop leads past the navigation', async () => {
  const { page } = await open('/dashboard', 1440, false);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#content');
  await page.context().close();
});

it('prints on A4', async () => {
  const { page } = await open('/dashboard?period=2025', 1440);
  const pdf = await page.pdf({ preferCSSPageSize: true, path: join(SHOTS, 'dashboard-start.pdf') });
  expect(pdf.toString('latin1')).toMatch(/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
  await page.context().close();
});
