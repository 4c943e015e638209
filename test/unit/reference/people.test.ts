// Operators, API clients and reporters of the seed: counts by scale, ids without reading, nobody who can be reached.
import { describe, expect, it } from '@jest/globals';
import { getAgency, loadConnectedAgencies } from '../../../schema/reference/agencies';
import { getArea } from '../../../schema/reference/areas';
import {
  getLiaisonIdFor,
  getOperatorId,
  seedApiClients,
  seedOperator,
  seedOperators,
} from '../../../schema/reference/operators';
import { countReporters, getReporterArea, getReporterId, seedReporter } from '../../../schema/reference/reporters';
import { countOperators } from '../../../schema/reference/staffing';
import { listUnits } from '../../../schema/reference/units';

const national = [...seedOperators('national')];
const demo = [...seedOperators('demo')];

describe('operators', () => {
  it('are 46,041 at national scale, with unique ids', () => {
    const ids = new Set(national.map((operator) => operator.id));
    expect(ids.size).toBe(46_041);
  });

  it('are the same people in the demo, two or three for each connected institution, and the platform’s own', () => {
    const ids = new Set(national.map((operator) => operator.id));
    expect(demo.every((operator) => ids.has(operator.id))).toBe(true);
    for (const agency of loadConnectedAgencies()) {
      const people = countOperators(agency, 'INSTITUTION_ADMIN', 'demo') + countOperators(agency, 'LIAISON', 'demo');
      expect(countOperators(agency, 'INSTITUTION_ADMIN', 'demo')).toBe(1);
      expect([2, 3]).toContain(people);
    }
    const roles = new Set(demo.map((operator) => operator.role));
    expect([...roles].sort()).toEqual(
      ['ANALYST', 'DPO', 'INSTITUTION_ADMIN', 'LIAISON', 'NATIONAL_ADMIN', 'OMBUDSMAN'].sort(),
    );
    expect(demo.filter((operator) => operator.role === 'NATIONAL_ADMIN').map((one) => one.agencyCode)).toEqual(
      new Array(4).fill('KEMENPANRB'),
    );
  });

  it('have ids that need no reading, and none where the institution is not connected', () => {
    const agency = getAgency('PEMKOT-3273');
    expect(seedOperator(agency, 'LIAISON', 0).id).toBe(getOperatorId(agency, 'LIAISON', 0));
    expect(countOperators(getAgency('BUMN-PLN'), 'LIAISON', 'national')).toBe(0);
  });

  it('include the liaison of a unit at national scale, and some liaison of the institution in the demo', () => {
    const agency = getAgency('KEMENPUPR');
    const unit = listUnits(agency)[3]!;
    const find = (people: typeof demo, id: string) => people.find((one) => one.id === id);
    expect(find(national, getLiaisonIdFor(agency, unit, 'national'))?.unitId).toBe(unit.id);
    expect(find(demo, getLiaisonIdFor(agency, unit, 'demo'))?.role).toBe('LIAISON');
  });
});

describe('API clients', () => {
  it('are one for each connected institution, with unique ids and client ids', () => {
    const clients = [...seedApiClients()];
    expect(clients).toHaveLength(657);
    expect(new Set(clients.map((client) => client.id)).size).toBe(657);
    expect(new Set(clients.map((client) => client.clientId)).size).toBe(657);
  });
});

describe('reporters', () => {
  const reporters = Array.from({ length: 10_000 }, (_, n) => seedReporter(n));

  it('are 4,000 in the demo and 1,145,944 at national scale', () => {
    expect([countReporters('demo'), countReporters('national')]).toEqual([4_000, 1_145_944]);
  });

  it('cannot be reached: example domains and numbers that no network has', () => {
    const reachable = reporters.filter(
      ({ email, phone }) => !/^[a-z.0-9]+@example\.(com|org|net)$/.test(email) || !/^\+62000\d{8}$/.test(phone),
    );
    expect(reachable).toEqual([]);
  });

  it('have unique ids, addresses and numbers, ids that tell nothing of their order, and an area that is a regency or city', () => {
    for (const key of ['id', 'email', 'phone'] as const) {
      expect(new Set(reporters.map((reporter) => reporter[key])).size).toBe(10_000);
    }
    expect(reporters.every((reporter) => getArea(reporter.areaCode).kind !== 'PROVINCE')).toBe(true);
    expect(reporters[0]!.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(getReporterId(7)).toBe(reporters[7]!.id);
    expect(getReporterArea(7).code).toBe(reporters[7]!.areaCode);
  });

  it('were members before 2021, hence before every seeded report', () => {
    const times = reporters.map((reporter) => reporter.memberSince);
    expect(Math.max(...times)).toBeLessThan(Date.UTC(2021, 0, 1));
    expect(Math.min(...times)).toBeGreaterThan(Date.UTC(2011, 0, 1));
  });
});
