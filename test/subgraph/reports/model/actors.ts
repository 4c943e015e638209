// Who acts in the random lives, and what each is to a case, in the words of the domain's column "Who".
import { ANONYMOUS, type Principal } from '../../../../schema/contract/principal';
import {
  CITIZEN,
  MINISTRY,
  NEIGHBOUR,
  OTHER_CITIZEN,
  PANRB,
  PROVINCE,
  REGENCY,
  asAdmin,
  asAnalyst,
  asClient,
  asLiaison,
  asNationalAdmin,
  asReporter,
} from '../support/callers';
import { HOLDING, isPublic, isWithTarget, type ModelAssignment, type ModelCase } from './caseModel';

export const AGENCIES = [REGENCY, NEIGHBOUR, PROVINCE, MINISTRY, PANRB];
/** Those that an institution admin sees for: their own and what lies below. */
const BELOW: Readonly<Record<string, readonly string[]>> = { [PROVINCE]: [PROVINCE, REGENCY, NEIGHBOUR] };

export const circleOf = (agency: string): readonly string[] => BELOW[agency] ?? [agency];

export interface Actor {
  readonly name: string;
  readonly principal: Principal;
  /** Gives the tracking secret with each mutation. */
  readonly hasSecret?: boolean;
}

const named = (name: string, principal: Principal): Actor => ({ name, principal });
const withRoles = (principal: Principal, ...roles: Principal['roles'][number][]): Principal => ({
  ...principal,
  roles,
});

const staffOf = (agency: string, code: string): Actor[] => [
  named(`admin of ${code}`, asAdmin(agency)),
  named(`liaison of ${code}`, asLiaison(agency)),
  named(`system of ${code}`, asClient(agency)),
];

export const ACTORS: readonly Actor[] = [
  named('citizen', asReporter(CITIZEN)),
  named('other citizen', asReporter(OTHER_CITIZEN)),
  { name: 'holder of the secret', principal: ANONYMOUS, hasSecret: true },
  { name: 'other citizen with the secret', principal: asReporter(OTHER_CITIZEN), hasSecret: true },
  named('nobody', ANONYMOUS),
  named('national admin', asNationalAdmin()),
  named('national and institution admin', withRoles(asAdmin(PANRB), 'NATIONAL_ADMIN', 'INSTITUTION_ADMIN')),
  ...staffOf(REGENCY, 'regency'),
  ...staffOf(NEIGHBOUR, 'neighbour'),
  ...staffOf(PROVINCE, 'province'),
  ...staffOf(MINISTRY, 'ministry'),
  named('whole staff of a regency', withRoles(asAdmin(REGENCY), 'INSTITUTION_ADMIN', 'LIAISON')),
  named('analyst', asAnalyst()),
  named('analyst of a regency', asAnalyst(REGENCY)),
  named('reader', { ...asNationalAdmin(), scopes: ['reports:read'] }),
];

export type Who =
  | ('reporter' | 'national admin' | 'addressed admin' | 'holding admin' | 'holding liaison')
  | ('holding system' | 'owning admin');

const is = ({ principal }: Actor, role: Principal['roles'][number]): boolean => principal.roles.includes(role);

/** The assignment by which the actor's own institution holds the case or held it to its end. */
export function ownOf(of: ModelCase, { principal }: Actor): ModelAssignment | null {
  const own = of.assignments.filter(({ agency, status }) => agency === principal.agencyId && HOLDING.includes(status));
  return own.find(({ status }) => status !== 'DONE') ?? own[0] ?? null;
}

/** All others that hold the case are not the agency's; nobody does, and it was sent straight there. */
export function isAlone(of: ModelCase, agency: string | null): boolean {
  const holders = of.assignments.filter(({ status }) => HOLDING.includes(status));
  return holders.length === 0 ? of.target === agency : holders.every((each) => each.agency === agency);
}

export function listWho(of: ModelCase, actor: Actor): readonly Who[] {
  const { principal, hasSecret } = actor;
  const who: Who[] = [];
  if (hasSecret || (principal.kind === 'REPORTER' && of.reporter === principal.id)) who.push('reporter');
  if (principal.kind !== 'OPERATOR' && principal.kind !== 'CLIENT') return who;
  if (is(actor, 'NATIONAL_ADMIN')) who.push('national admin');
  const isAdmin = is(actor, 'INSTITUTION_ADMIN');
  if (isAdmin && of.target === principal.agencyId) who.push('addressed admin');
  if (isAdmin && isAlone(of, principal.agencyId)) who.push('owning admin');
  if (ownOf(of, actor) === null) return who;
  if (isAdmin) who.push('holding admin');
  if (is(actor, 'LIAISON')) who.push('holding liaison');
  if (is(actor, 'INTEGRATION_CLIENT')) who.push('holding system');
  return who;
}

/** The table of visibility: the row itself. `bySecret` counts in mutations and in `trackReport` only. */
export function canSee(of: ModelCase, actor: Actor, bySecret = actor.hasSecret === true): boolean {
  const { principal } = actor;
  if (bySecret || (principal.kind === 'REPORTER' && of.reporter === principal.id)) return true;
  if (is(actor, 'NATIONAL_ADMIN')) return true;
  const isAdmin = is(actor, 'INSTITUTION_ADMIN');
  if (isAdmin || is(actor, 'LIAISON') || is(actor, 'INTEGRATION_CLIENT')) {
    const circle = isAdmin ? circleOf(principal.agencyId ?? '') : [principal.agencyId];
    if (of.assignments.some(({ agency, status }) => circle.includes(agency) && HOLDING.includes(status))) return true;
    if (isAdmin && isWithTarget(of) && circle.includes(of.target ?? 'none')) return true;
  }
  return isPublic(of) && !is(actor, 'ANALYST');
}
