// Who acts on a seeded case: real seeded operators of the agency, its own system, the reporter, the clock.
import { getAgency, type SeedAgency } from '../../../schema/reference/agencies';
import { DEMO_AGENCY_CODE, PLATFORM_AGENCY_CODE } from '../../../schema/reference/demo';
import { getLiaisonIdFor, getOperatorId, seedApiClient } from '../../../schema/reference/operators';
import { createRandom, type Random } from '../../../schema/reference/random';
import type { Scale } from '../../../schema/reference/reporters';
import { countOperators, type OperatorRole } from '../../../schema/reference/staffing';
import type { SeedUnit } from '../../../schema/reference/units';
import { SYSTEM_ACTOR, type Actor } from '../app/actor';
import type { Relation } from '../domain/states';

export interface CaseActor {
  /** What the actor is to the case. */
  readonly relation: Relation;
  readonly actor: Actor;
}

const REPORTER_ACTOR: Actor = { role: 'REPORTER', agencyId: null, operatorId: null, clientId: null };
export const SUBMITTER: CaseActor = { relation: 'SUBMITTER', actor: REPORTER_ACTOR };
export const REPORTER_OF: CaseActor = { relation: 'REPORTER_OF', actor: REPORTER_ACTOR };
export const SYSTEM: CaseActor = { relation: 'SYSTEM', actor: SYSTEM_ACTOR };

function operator(random: Random, agency: SeedAgency, role: OperatorRole, scale: Scale): Actor {
  const index = random.int(countOperators(agency, role, scale));
  return { role, agencyId: agency.id, operatorId: getOperatorId(agency, role, index), clientId: null };
}

export function pickNationalAdmin(random: Random, scale: Scale): CaseActor {
  const actor = operator(random, getAgency(PLATFORM_AGENCY_CODE), 'NATIONAL_ADMIN', scale);
  return { relation: 'NATIONAL_ADMIN', actor };
}

export function pickInstitutionAdmin(
  random: Random,
  agency: SeedAgency,
  relation: 'TARGET_ADMIN' | 'HOLDER_ADMIN',
  scale: Scale,
): CaseActor {
  return { relation, actor: operator(random, agency, 'INSTITUTION_ADMIN', scale) };
}

export function clientOf(agency: SeedAgency, relation: 'CHANNEL_CLIENT' | 'HOLDER_CLIENT'): CaseActor {
  const clientId = seedApiClient(agency).id;
  return { relation, actor: { role: 'INTEGRATION_CLIENT', agencyId: agency.id, operatorId: null, clientId } };
}

/**
 * Who answers: the unit's liaison, or the agency's system where one is connected. Null: a case that no unit has yet, which
 * only who works for the whole institution sees.
 */
export function pickHandler(random: Random, agency: SeedAgency, unit: SeedUnit | null, scale: Scale): CaseActor {
  if (random.chance(habitsOf(agency).systemShare)) return clientOf(agency, 'HOLDER_CLIENT');
  const operatorId = getLiaisonIdFor(agency, unit, scale);
  const actor: Actor = { role: 'LIAISON', agencyId: agency.id, operatorId, clientId: null };
  return { relation: 'HOLDER_LIAISON', actor };
}

/** How an institution works; drawn once, no statement about the real one. */
export interface Habits {
  /** Share of assignments that it leaves lying. */
  readonly neglect: number;
  /** Factor on the days it takes. */
  readonly pace: number;
  /** Share of its steps that its own system takes. */
  readonly systemShare: number;
}

const BUSY_REPORTS_PER_YEAR = 1_000;
const known = new Map<string, Habits>([[DEMO_AGENCY_CODE, { neglect: 0.08, pace: 0.95, systemShare: 0.4 }]]);

export function habitsOf(agency: SeedAgency): Habits {
  const habits = known.get(agency.code) ?? drawHabits(agency);
  known.set(agency.code, habits);
  return habits;
}

/** Institutions with many reports are better organised; of the many others few reach the half. */
function drawHabits(agency: SeedAgency): Habits {
  const random = createRandom(`habits:${agency.code}`);
  const isBusy = agency.loadWeight >= BUSY_REPORTS_PER_YEAR;
  const neglect = isBusy ? 0.04 + 0.18 * random.next() : 0.15 + 0.6 * random.next();
  const pace = (isBusy ? 0.85 : 1.1) * Math.exp(0.25 * random.normal());
  return { neglect, pace, systemShare: random.chance(isBusy ? 0.4 : 0.06) ? 0.3 + 0.6 * random.next() : 0 };
}
