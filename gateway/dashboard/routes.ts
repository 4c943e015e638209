// The dashboard's addresses and what each is made of. Called by registerDashboard.ts.
import { Readable } from 'node:stream';
import { GuardError } from '../guard/guardError';
import type { Ask } from './data/askGraphQL';
import { formatPeriod } from './data/period';
import { readChoice, type RawQuery } from './data/pageQuery';
import { buildCategoriesPage } from './pages/categoriesPage';
import { buildCategoryPage } from './pages/categoryPage';
import { buildDefinitionsPage } from './pages/definitionsPage';
import { buildInstitutionPage } from './pages/institutionPage';
import { buildInstitutionsPage } from './pages/institutionsPage';
import type { Page } from './pages/layout';
import { buildProvincePage } from './pages/provincePage';
import { buildProvincesPage } from './pages/provincesPage';
import { buildStartPage } from './pages/startPage';
import { SOURCES, type Loaded } from './tables/sources';
import { writeCsv, writeDictionary, writeJson } from './tables/writeTable';
import type { View } from './view';

type BuildPage = (view: View, raw: RawQuery, ask: Ask) => Promise<Page>;
type BuildPageOf = (view: View, code: string, ask: Ask) => Promise<Page>;

export const PAGES: Readonly<Record<string, BuildPage>> = {
  '/dashboard': buildStartPage,
  '/dashboard/provinces': buildProvincesPage,
  '/dashboard/institutions': buildInstitutionsPage,
  '/dashboard/categories': buildCategoriesPage,
  '/dashboard/definitions': buildDefinitionsPage,
};

export const PAGES_OF: Readonly<Record<string, BuildPageOf>> = {
  '/dashboard/provinces/:code': buildProvincePage,
  '/dashboard/institutions/:code': buildInstitutionPage,
  '/dashboard/categories/:code': buildCategoryPage,
};

export interface Download {
  readonly type: string;
  readonly fileName: string;
  /** Null for a dictionary, which changes with the version only. */
  readonly watermark: string | null;
  readonly body: () => string | Readable;
}

const FILE = /^([a-z-]+)\.(csv|json|columns\.csv)$/;
const CSV = 'text/csv; charset=utf-8';

/** @throws GuardError NOT_FOUND */
export async function buildDownload(view: View, file: string, raw: RawQuery, ask: Ask): Promise<Download> {
  const [, name = '', form] = FILE.exec(file) ?? [];
  const source = Object.hasOwn(SOURCES, name) ? SOURCES[name] : undefined;
  if (source === undefined) throw new GuardError('NOT_FOUND', view.text.faults.table);
  const table = source.table(view);
  if (form === 'columns.csv') {
    return { type: CSV, fileName: file, watermark: null, body: () => writeDictionary(table) };
  }
  const hasBom = readChoice(raw, 'bom', ['0', '1']) === '1';
  const loaded = await source.load(view, raw, ask);
  const period = formatPeriod(view.query.period);
  const stream = (): AsyncGenerator<string> =>
    form === 'csv' ? writeCsv(table, follow(loaded), hasBom) : writeJson(table, follow(loaded), { period });
  return {
    type: form === 'csv' ? CSV : 'application/json; charset=utf-8',
    fileName: `lapor-${name}-${period}.${form}`,
    watermark: loaded.watermark,
    body: () => Readable.from(stream()),
  };
}

/** Page after page, each asked for when the one before has been written. */
async function* follow<Row>(first: Loaded<Row>): AsyncGenerator<readonly Row[]> {
  let page: Loaded<Row> | undefined = first;
  while (page !== undefined) {
    yield page.rows;
    page = await page.next?.();
  }
}
