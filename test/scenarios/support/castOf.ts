// The people of a story, by what they are to it.
import type { Token } from '../../support/askGateway';
import type { Scene } from './openScene';

const REPORTER = 1;
const NEIGHBOUR = 2;

export interface Cast {
  readonly reporter: Token;
  readonly neighbour: Token;
  readonly nobody: Token;
  /** Institution admin and system of the agency that the story is about. */
  readonly admin: Token;
  readonly system: Token;
  /** The same of another one. */
  readonly otherAdmin: Token;
  readonly otherSystem: Token;
  /** Institution admin of the province above the agency. */
  readonly coordinator: Token;
  readonly national: Token;
  readonly analyst: Token;
}

export interface Agencies {
  readonly agency: string;
  readonly other: string;
  readonly above: string;
}

export function castOf({ stack }: Scene, { agency, other, above }: Agencies): Cast {
  const { tokens } = stack;
  return {
    reporter: tokens.asCitizen(REPORTER),
    neighbour: tokens.asCitizen(NEIGHBOUR),
    nobody: null,
    admin: tokens.asInstitutionAdmin(agency),
    system: tokens.asAgency(agency),
    otherAdmin: tokens.asInstitutionAdmin(other),
    otherSystem: tokens.asAgency(other),
    coordinator: tokens.asInstitutionAdmin(above),
    national: tokens.asNationalAdmin(),
    analyst: tokens.asAnalyst(),
  };
}

/** Those of the cast who see the report in this status; everybody else does not see it at all. */
export function onlySeenBy(status: string, names: readonly (keyof Cast)[]): Record<keyof Cast, string> {
  const all: (keyof Cast)[] = ['reporter', 'neighbour', 'nobody', 'admin', 'system'];
  all.push('otherAdmin', 'otherSystem', 'coordinator', 'national', 'analyst');
  return Object.fromEntries(all.map((name) => [name, names.includes(name) ? status : '-'])) as Record<
    keyof Cast,
    string
  >;
}

export const EVERYBODY: readonly (keyof Cast)[] = [
  ...(['reporter', 'neighbour', 'nobody', 'admin', 'system', 'otherAdmin', 'otherSystem'] as const),
  ...(['coordinator', 'national'] as const),
];
