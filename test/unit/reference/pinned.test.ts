// The whole reference data as one hash: seeded data changes only on purpose.
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { loadAgencies } from '../../../schema/reference/agencies';
import { loadAreas } from '../../../schema/reference/areas';
import { loadCategories } from '../../../schema/reference/categories';
import { seedApiClients, seedOperators } from '../../../schema/reference/operators';
import { createRandom } from '../../../schema/reference/random';
import { seedReporter } from '../../../schema/reference/reporters';
import { pickReportTarget } from '../../../schema/reference/reportTargets';
import { composeReportText } from '../../../schema/reference/reportTexts';
import { FINDINGS, composeResponseText } from '../../../schema/reference/responseTexts';
import { seedUnits } from '../../../schema/reference/units';

const PINNED = 'ea9531d84774e9603b306eedfba0b8069f96d28f3288a74b8180c5e25a26ef08';

function* everything(): Generator<unknown> {
  yield* loadAreas();
  yield* loadAgencies();
  yield* seedUnits();
  yield* loadCategories();
  yield* seedOperators('demo');
  yield* seedApiClients();
  for (let n = 0; n < 4_000; n++) yield seedReporter(n);
  for (let n = 0; n < 2_000; n++) {
    const random = createRandom(`pin:${n}`);
    const { agency, category } = pickReportTarget(random, '2026-05-04');
    yield [agency.code, category.code, composeReportText(random, category.code, 'Kota Bandung', 'COMPLAINT')];
    yield composeResponseText(random, random.pick(FINDINGS), agency.shortName);
  }
}

describe('reference data', () => {
  it('is the same on every machine and at every run', () => {
    const hash = createHash('sha256');
    for (const item of everything()) hash.update(JSON.stringify(item));
    expect(hash.digest('hex')).toBe(PINNED);
  });

  it('reads its files once, not at each draw: 20,000 reporters take less than a second of CPU', () => {
    seedReporter(0);
    const before = process.cpuUsage();
    for (let n = 0; n < 20_000; n++) seedReporter(n);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });
});
