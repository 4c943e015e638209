// Categories, who gets what, and the composed Indonesian texts.
import { describe, expect, it } from '@jest/globals';
import { getAgency } from '../../../schema/reference/agencies';
import { getArea } from '../../../schema/reference/areas';
import { getCategory, isCategoryValidOn, loadCategories } from '../../../schema/reference/categories';
import { createRandom } from '../../../schema/reference/random';
import { pickIncidentArea, pickReportTarget } from '../../../schema/reference/reportTargets';
import { composeReportText, type TextClassification } from '../../../schema/reference/reportTexts';
import * as responses from '../../../schema/reference/responseTexts';
import { POSTPONE_REASONS, REOPEN_REASONS, RETURN_REASONS } from '../../../subgraphs/reports/domain/states';

const DAY = '2026-05-04';

describe('categories', () => {
  it('are 31 published roots with their weights, about 100 topics, unique ids and codes', () => {
    const roots = loadCategories().filter((category) => category.parentCode === null);
    expect(roots).toHaveLength(31);
    expect(roots.reduce((sum, root) => sum + root.weight, 0)).toBe(3_278);
    expect(loadCategories().reduce((sum, category) => sum + category.ownWeight, 0)).toBe(3_278);
    expect(loadCategories().every((category) => category.ownWeight >= 0)).toBe(true);
    expect(loadCategories().length).toBeGreaterThanOrEqual(90);
    expect(new Set(loadCategories().map((category) => category.code)).size).toBe(loadCategories().length);
    expect(new Set(loadCategories().map((category) => category.id)).size).toBe(loadCategories().length);
  });

  it('name handlers that exist', () => {
    for (const category of loadCategories()) for (const code of category.handlerCodes) getAgency(code);
    expect(loadCategories().every((one) => one.handlerCodes.length + one.handlerKinds.length > 0)).toBe(true);
  });

  it('end with their season, the last day included', () => {
    const corona = getCategory('CORONA_VIRUS');
    expect(isCategoryValidOn(corona, '2023-12-31')).toBe(true);
    expect(isCategoryValidOn(corona, '2024-01-01')).toBe(false);
    expect(isCategoryValidOn(getCategory('MAKAN_BERGIZI_GRATIS'), '2025-01-05')).toBe(false);
    expect(isCategoryValidOn(getCategory('PEKERJAAN_UMUM'), '2030-01-01')).toBe(true);
  });
});

describe('pickReportTarget', () => {
  const random = createRandom('targets');
  const targets = Array.from({ length: 40_000 }, () => pickReportTarget(random, DAY));

  it('keeps the share of topics and the load of institutions', () => {
    const share = (count: number) => count / targets.length;
    const works = targets.filter((target) => target.category.rootCode === 'PEKERJAAN_UMUM').length;
    expect(Math.abs(share(works) - 546 / 3_278)).toBeLessThan(0.015);
    const jakarta = getAgency('PEMPROV-31');
    const there = targets.filter((target) => target.agency.code === jakarta.code).length;
    expect(Math.abs(share(there) - jakarta.loadWeight / 195_438)).toBeLessThan(0.01);
  });

  it('never draws a topic out of season', () => {
    expect(targets.every((target) => isCategoryValidOn(target.category, DAY))).toBe(true);
  });

  it('places the incident inside the institution’s area', () => {
    expect(pickIncidentArea(random, getAgency('PEMKOT-3273')).code).toBe('32.73');
    expect(pickIncidentArea(random, getAgency('PEMPROV-94')).provinceCode).toBe('94');
    expect(getArea(pickIncidentArea(random, getAgency('KEMENKES')).code).kind).not.toBe('PROVINCE');
  });
});

describe('texts', () => {
  const kinds: TextClassification[] = ['COMPLAINT', 'SUPERVISORY_COMPLAINT', 'INFORMATION_REQUEST', 'ASPIRATION'];

  it('fill every slot for every topic and classification, and fit the form’s limits', () => {
    const random = createRandom('slots');
    for (const category of loadCategories()) {
      for (const kind of kinds) {
        for (const area of ['Kota Bandung', 'Kabupaten Bone']) {
          const text = composeReportText(random, category.code, area, kind);
          expect(`${text.title} ${text.body}`).not.toMatch(/[{}]|undefined| {2}| ,|\.\./);
          expect(text.title).toMatch(/^[A-Z]/);
          expect(text.title.length).toBeLessThanOrEqual(150);
          expect(text.body.length).toBeGreaterThan(60);
        }
      }
    }
  });

  it('have more than 1,000 wordings in 2,000 draws, and at least four for each large topic', () => {
    const random = createRandom('wordings');
    const bodies = new Set<string>();
    for (let i = 0; i < 2_000; i++) {
      bodies.add(composeReportText(random, random.pick(loadCategories()).code, 'Kota Bandung', 'COMPLAINT').body);
    }
    expect(bodies.size).toBeGreaterThan(1_000);
    for (const root of loadCategories().filter((one) => one.parentCode === null && one.weight >= 77)) {
      const titles = Array.from({ length: 400 }, () => composeReportText(random, root.code, 'X', 'COMPLAINT').title);
      expect(new Set(titles).size).toBeGreaterThanOrEqual(4);
    }
  });

  it('name no village in a city', () => {
    const random = createRandom('villages');
    for (let i = 0; i < 500; i++) {
      expect(composeReportText(random, 'LH_SAMPAH', 'Kota Bandung', 'COMPLAINT').body).not.toMatch(/Desa |Dusun /);
    }
  });

  it('answer in the words of the finding and name the unit', () => {
    const random = createRandom('answers');
    for (const finding of responses.FINDINGS) {
      expect(responses.composeResponseText(random, finding, 'Dinas Perhubungan')).toContain('Dinas Perhubungan');
    }
    const others = [
      responses.composeInterimText(random, 'Dinas Perhubungan'),
      responses.composeCompletionText(random),
      responses.composeReplyText(random),
      responses.composeConfirmationText(random),
      responses.composeEscalationText(random),
      responses.composeDuplicateText(random, 'Lampu jalan padam.'),
      ...[...POSTPONE_REASONS, ...RETURN_REASONS, ...REOPEN_REASONS].map((reason) =>
        responses.composeReasonText(random, reason),
      ),
    ];
    for (const text of others) expect(text).toMatch(/^[A-Z][^{}]{15,}\.$/);
  });
});
