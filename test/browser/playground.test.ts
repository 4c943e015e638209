// The playground of a started product in Chromium: `npm start`, then what a developer does in the first minutes.
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { findFreePorts } from '../support/freePorts';
import { spawnLapor, type RunningLapor } from '../support/spawnLapor';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase';
import { openBrowser, openPlayground, type PlaygroundPage } from './playgroundPage';

/** Generous: this machine may be busy. What is promised is printed beside what was measured. */
const STARTED_WITHIN_MS = 150_000;

jest.setTimeout(60_000);

let database: TestDatabase;
let lapor: RunningLapor;
let browser: Browser;
let url = '';
let playground: PlaygroundPage;

beforeAll(async () => {
  database = await createTestDatabase();
  const port = await findFreePorts();
  url = `http://127.0.0.1:${port}`;
  lapor = spawnLapor(['start'], { PORT: String(port), DATA_DIR: database.dataDir });
  [browser] = await Promise.all([openBrowser(), lapor.waitFor(/Ctrl-C stops everything/, STARTED_WITHIN_MS)]);
  const warmUp = await openPlayground(browser, url);
  await warmUp.page.context().close();
}, STARTED_WITHIN_MS + 30_000);
afterAll(async () => {
  await browser?.close();
  await lapor?.end();
  await database?.drop();
}, 60_000);

beforeEach(async () => {
  await playground?.page.context().close();
  playground = await openPlayground(browser, url);
}, 60_000);

describe('the page', () => {
  it('loads with its editor and its schema, without a complaint and without asking anybody else', async () => {
    console.log(`the playground is there after ${playground.loadedMs} ms (promised: 2000 ms)`);
    const { page, complaints, requests } = playground;
    expect(await page.title()).toBe('SP4N-LAPOR! · GraphQL');
    await playground.openPanel('Documentation Explorer');
    await page.getByText('A GraphQL schema provides').waitFor();
    expect(requests.filter((address) => !address.startsWith(`${url}/`))).toEqual([]);
    expect(requests.filter((address) => address.endsWith('.js')).length).toBeGreaterThan(3);
    expect(complaints).toEqual([]);
  });

  it('is held by its policy: a script of its own text and a request to elsewhere are stopped', async () => {
    const { page, complaints } = playground;
    const outcome = await page.evaluate(async () => {
      const { document } = globalThis as any;
      const script = document.createElement('script');
      script.textContent = 'globalThis.wasRun = true';
      document.head.append(script);
      const elsewhere = await fetch('http://127.0.0.1:9/').then(
        () => 'sent',
        () => 'stopped',
      );
      return [(globalThis as any).wasRun ?? 'not run', elsewhere];
    });
    expect(outcome).toEqual(['not run', 'stopped']);
    expect(complaints.filter((text) => /Content Security Policy/.test(text)).length).toBeGreaterThanOrEqual(2);
  });

  it('shows the named examples as tabs, one error among them', async () => {
    const titles = await playground.page.getByRole('tab').allInnerTexts();
    const expected = [
      'WhoAmI',
      'AgencyInbox',
      'VerificationQueue',
      'PublicReports',
      'NationalFigures',
      'ErrorOnPurpose',
    ];
    expect(titles.map((title) => title.trim())).toEqual(expected);
  });
});

describe('an example', () => {
  it('of an agency’s system runs, and its answer shows', async () => {
    await playground.openTab('AgencyInbox');
    const answer = await playground.run(/"inbox"/);
    expect(answer).toContain('Pemerintah Kota Surabaya');
    expect(answer).not.toContain('"errors"');
    expect(playground.complaints).toEqual([]);
  });

  it('that fails on purpose shows its code', async () => {
    await playground.openTab('ErrorOnPurpose');
    expect(await playground.run(/"code"/)).toContain('CURSOR_INVALID');
  });

  it('from the panel opens in a tab with its token, and with variables that were looked up', async () => {
    await playground.openExample('DisposeReport');
    const { page } = playground;
    await page
      .locator('.graphiql-editor-tool')
      .getByText(/[0-9a-f]{8}-/)
      .first()
      .waitFor();
    expect(await page.locator('.lapor-switch select').inputValue()).toBe('national-admin');
    expect(await playground.run(/"disposeReport"/)).toMatch(/"status": "DISPOSED"/);
  });
});

describe('the token switch', () => {
  it('changes for whom the gateway takes the page, and each tab remembers its own', async () => {
    expect(await playground.run(/"kind"/)).toContain('"CLIENT"');
    await playground.chooseToken('citizen');
    expect(await playground.run(/"REPORTER"/)).toContain('"REPORTER"');
    await playground.chooseToken('none (public)');
    expect(await playground.run(/"viewer":\s*null/)).not.toContain('"kind"');
    await playground.openTab('VerificationQueue');
    const chosen = playground.page.locator('.lapor-switch select');
    expect(await chosen.inputValue()).toBe('national-admin');
    await playground.openTab('WhoAmI');
    expect(await chosen.inputValue()).toBe('');
  });

  it('is explained in a panel, works from the keyboard there, and takes a token of one’s own', async () => {
    const { page } = playground;
    await playground.openPanel('Token');
    await page.getByRole('radio', { name: /^agency-system/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('status').getByText('INSTITUTION_ADMIN').waitFor();
    await page.getByPlaceholder('eyJ…').fill('Bearer nobody.at.all');
    await page.locator('.lapor-fault').waitFor();
    expect(await page.locator('.lapor-switch select').inputValue()).toBe('pasted');
  });

  it('keeps tokens out of the browser’s storage', async () => {
    await playground.run(/"kind"/);
    await playground.page.waitForTimeout(1_000);
    expect(await playground.page.evaluate(() => JSON.stringify((globalThis as any).localStorage))).not.toMatch(/eyJ/);
  });
});

it('the documentation tells what a type is', async () => {
  const { page } = playground;
  await playground.openPanel('Documentation Explorer');
  await page.locator('.graphiql-doc-explorer').getByRole('link', { name: 'Query', exact: true }).click();
  await page.locator('.graphiql-doc-explorer').getByText('inbox').first().waitFor();
  expect(playground.complaints).toEqual([]);
});
