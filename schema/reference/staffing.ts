// How many operators of which role an institution has, by scale. Called by operators.ts.
import { lazy } from './collections';
import { getAgency, loadConnectedAgencies, type SeedAgency } from './agencies';
import type { Scale } from './reporters';
import { listUnits } from './units';

export const OPERATOR_ROLES = [
  'INSTITUTION_ADMIN',
  'LIAISON',
  'NATIONAL_ADMIN',
  'ANALYST',
  'DPO',
  'OMBUDSMAN',
] as const;
export type OperatorRole = (typeof OPERATOR_ROLES)[number];

type Counts = Readonly<Partial<Record<OperatorRole, number>>>;

/** Operators (admin pengelola) of 2020, as Kementerian PANRB published them. */
export const NATIONAL_OPERATORS = 46_041;

// The platform's own people. KSP reads the national dashboards; the Ombudsman reads what was escalated to it.
const PLATFORM: Readonly<Record<Scale, readonly (readonly [agencyCode: string, counts: Counts])[]>> = {
  demo: [
    ['KEMENPANRB', { NATIONAL_ADMIN: 4, ANALYST: 1, DPO: 1 }],
    ['KSP', { ANALYST: 1 }],
    ['OMBUDSMAN', { OMBUDSMAN: 2 }],
  ],
  national: [
    ['KEMENPANRB', { NATIONAL_ADMIN: 24, ANALYST: 6, DPO: 3 }],
    ['KSP', { ANALYST: 8 }],
    ['OMBUDSMAN', { OMBUDSMAN: 40 }],
  ],
};

const BUSY_REPORTS_PER_YEAR = 100;
const STAFF_PER_ADMIN = 8;

function staffDemo(): Map<string, number> {
  const entries = loadConnectedAgencies().map(
    (agency) => [agency.code, agency.loadWeight < BUSY_REPORTS_PER_YEAR ? 2 : 3] as const,
  );
  return new Map(entries);
}

/** Shares the nation's operators by units and load (largest remainder), so that the sum is exact. */
function staffNational(): Map<string, number> {
  const platform = PLATFORM.national.flatMap(([, counts]) => Object.values(counts)).reduce((x, y) => x + y, 0);
  const agencies = loadConnectedAgencies();
  const shares = agencies.map((agency) => listUnits(agency).length + Math.sqrt(agency.loadWeight));
  const total = shares.reduce((x, y) => x + y, 0);
  const wanted = shares.map((share) => (share * (NATIONAL_OPERATORS - platform)) / total);
  const floors = wanted.map(Math.floor);
  const missing = NATIONAL_OPERATORS - platform - floors.reduce((x, y) => x + y, 0);
  const byRemainder = agencies
    .map((_, i) => i)
    .sort((x, y) => (wanted[y] ?? 0) - (floors[y] ?? 0) - ((wanted[x] ?? 0) - (floors[x] ?? 0)) || x - y);
  const lucky = new Set(byRemainder.slice(0, missing));
  return new Map(agencies.map((agency, i) => [agency.code, (floors[i] ?? 0) + (lucky.has(i) ? 1 : 0)]));
}

const staff: Readonly<Record<Scale, () => Map<string, number>>> = {
  demo: lazy(staffDemo),
  national: lazy(staffNational),
};

const platformOf: Readonly<Record<Scale, () => Map<string, Counts>>> = {
  demo: lazy(() => new Map(PLATFORM.demo.map(([code, counts]) => [getAgency(code).code, counts]))),
  national: lazy(() => new Map(PLATFORM.national.map(([code, counts]) => [getAgency(code).code, counts]))),
};

/** O(1): how many operators of this role the institution has; 0 for one that is not connected. */
export function countOperators(agency: SeedAgency, role: OperatorRole, scale: Scale): number {
  if (role !== 'INSTITUTION_ADMIN' && role !== 'LIAISON') return platformOf[scale]().get(agency.code)?.[role] ?? 0;
  const all = staff[scale]().get(agency.code) ?? 0;
  const admins = all === 0 ? 0 : Math.max(1, Math.floor(all / STAFF_PER_ADMIN));
  return role === 'INSTITUTION_ADMIN' ? admins : all - admins;
}
