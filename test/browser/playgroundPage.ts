// The playground in a real browser, as a person meets it; notes everything that should not happen. Used by the tests here.
import { chromium, type Browser, type Page } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const EDITOR = '.graphiql-query-editor .view-line';
const RESPONSE = '.graphiql-response .view-lines';

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.TEST_BROWSER ?? '/usr/bin/chromium', args: FLAGS });
}

export interface PlaygroundPage {
  readonly page: Page;
  /** Console errors and warnings, broken policies, failed requests, in order. */
  readonly complaints: readonly string[];
  readonly requests: readonly string[];
  readonly loadedMs: number;
  openTab(title: string): Promise<void>;
  openExample(title: string): Promise<void>;
  openPanel(title: string): Promise<void>;
  chooseToken(name: string): Promise<void>;
  /** Runs what is in the tab, and gives the answer once it holds `expected`. */
  run(expected: RegExp): Promise<string>;
}

/** In a fresh profile: no tabs of a test before. */
export async function openPlayground(browser: Browser, url: string, isDark = false): Promise<PlaygroundPage> {
  const context = await browser.newContext({
    viewport: { width: 1360, height: 820 },
    colorScheme: isDark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText}`));
  page.on('request', (request) => requests.push(request.url()));
  const startedAt = performance.now();
  await page.goto(`${url}/`);
  await page.waitForSelector(EDITOR);
  const loadedMs = Math.round(performance.now() - startedAt);
  const press = (name: RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
  return {
    ...{ page, complaints, requests, loadedMs },
    openTab: (title) => page.getByRole('tab', { name: title }).click(),
    openExample: (title) => page.locator('.lapor-example', { hasText: new RegExp(`^${title}`) }).click(),
    openPanel: (title) => press(new RegExp(`(Show|Hide) ${title}`)),
    async chooseToken(name) {
      await page.locator('.lapor-switch select').selectOption({ label: name });
    },
    async run(expected) {
      await press(/Execute query/);
      const response = page.locator(RESPONSE);
      await response.getByText(expected).first().waitFor();
      // Monaco draws spaces that do not break.
      return (await response.innerText()).replaceAll('\u00a0', ' ');
    },
  };
}
