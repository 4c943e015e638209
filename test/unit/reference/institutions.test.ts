// Areas, institutions, units: the published counts, unique ids and codes, time zones, parents, load.
import { describe, expect, it } from '@jest/globals';
import {
  buildParentPath,
  getAgency,
  getLocalAgency,
  loadAgencies,
  loadConnectedAgencies,
} from '../../../schema/reference/agencies';
import { getArea, loadAreas } from '../../../schema/reference/areas';
import { loadCategories } from '../../../schema/reference/categories';
import { findUnitFor, listUnits, seedUnits } from '../../../schema/reference/units';

function countBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

function expectUnique(values: readonly string[]): void {
  expect(values.length).toBe(new Set(values).size);
}

describe('areas', () => {
  it('are 38 provinces, 416 regencies and 98 cities with unique ids and codes', () => {
    expect(countBy(loadAreas(), (area) => area.kind)).toEqual({ PROVINCE: 38, REGENCY: 416, CITY: 98 });
    expectUnique(loadAreas().map((area) => area.id));
    expectUnique(loadAreas().map((area) => area.code));
  });

  it('are spelt as people write them', () => {
    const names = ['31', '34', '32.73', '73.10', '72.09', '62.71', '31.71'].map((code) => getArea(code).name);
    expect(names).toEqual([
      'DKI Jakarta',
      'Daerah Istimewa Yogyakarta',
      'Kota Bandung',
      'Kabupaten Pangkajene dan Kepulauan',
      'Kabupaten Tojo Una-Una',
      'Kota Palangka Raya',
      'Kota Administrasi Jakarta Pusat',
    ]);
  });

  it('have the time zone of their province, Kalimantan and Papua included', () => {
    const zones = countBy(
      loadAreas().filter((area) => area.kind === 'PROVINCE'),
      (area) => area.timeZone,
    );
    expect(zones).toEqual({ WIB: 18, WITA: 12, WIT: 8 });
    const zoneOf = (code: string) => getArea(code).timeZone;
    expect(['61', '62', '63', '64', '65'].map(zoneOf)).toEqual(['WIB', 'WIB', 'WITA', 'WITA', 'WITA']);
    expect(['81', '82', '91', '92', '93', '94', '95', '96'].map(zoneOf)).toEqual(new Array(8).fill('WIT'));
    for (const area of loadAreas()) expect(area.timeZone).toBe(zoneOf(area.provinceCode));
  });
});

describe('institutions', () => {
  it('are exactly the 657 connected ones of the published split', () => {
    const connected = loadAgencies().filter((agency) => agency.connectedSince !== null);
    expect(countBy(connected, (agency) => agency.kind)).toEqual({
      MINISTRY: 34,
      INSTITUTION: 96,
      PROVINCE: 38,
      REGENCY: 395,
      CITY: 94,
    });
    expect(connected).toEqual(loadConnectedAgencies());
    expect(connected.every((agency) => agency.isCounted)).toBe(true);
  });

  it('hold all 552 local governments, one for each area', () => {
    expect(loadAreas().map((area) => getLocalAgency(area.code).areaCode)).toEqual(loadAreas().map((area) => area.code));
    expect(loadAgencies().filter((agency) => agency.areaCode !== null)).toHaveLength(552);
  });

  it('have unique ids, codes and names', () => {
    expectUnique(loadAgencies().map((agency) => agency.id));
    expectUnique(loadAgencies().map((agency) => agency.code));
    expectUnique(loadAgencies().map((agency) => agency.name));
  });

  it('come after their parent, the province for a regency or city', () => {
    const seen = new Set<string>();
    for (const agency of loadAgencies()) {
      if (agency.parentCode !== null) expect(seen).toContain(agency.parentCode);
      seen.add(agency.code);
    }
    const city = getAgency('PEMKOT-3273');
    expect(city.name).toBe('Pemerintah Kota Bandung');
    expect(buildParentPath(city)).toBe(`${getAgency('PEMPROV-32').id}/${city.id}`);
  });

  it('share 195,438 reports a year very unevenly', () => {
    const loads = loadConnectedAgencies().map((agency) => agency.loadWeight);
    expect(loads.reduce((x, y) => x + y, 0)).toBeCloseTo(195_438, 0);
    expect(Math.min(...loads)).toBeGreaterThan(0);
    expect(loads.filter((load) => load < 100).length).toBeGreaterThan(350);
    expect(loads.filter((load) => load >= 10_000).length).toBeGreaterThanOrEqual(5);
  });
});

describe('units', () => {
  it('are 4 to 40 for each institution, with unique ids, and codes unique within it', () => {
    const all = [...seedUnits()];
    expectUnique(all.map((unit) => unit.id));
    for (const agency of loadAgencies()) {
      const units = listUnits(agency);
      expect(units.length).toBeGreaterThanOrEqual(4);
      expect(units.length).toBeLessThanOrEqual(40);
      expectUnique(units.map((unit) => unit.code));
    }
  });

  it('answer for known root topics', () => {
    const roots = new Set(loadCategories().map((category) => category.rootCode));
    for (const unit of seedUnits()) for (const code of unit.categories) expect(roots).toContain(code);
    expect(findUnitFor(getAgency('PEMKOT-3273'), 'PEKERJAAN_UMUM').code).toBe('DPUPR');
    expect(findUnitFor(getAgency('KEMENPUPR'), 'PEKERJAAN_UMUM').code).toBe('DITJENBM');
    expect(findUnitFor(getAgency('ANRI'), 'AGAMA').code).toBe('SESTAMA');
  });
});
