// Who may see what of which report, written out by hand from the visibility table: the expectation of access.test.ts.
// Nothing here is computed by the code under test.
import type { Principal } from '../../../../schema/contract/principal';
import {
  asAdmin,
  asAnalyst,
  asClient,
  asDpo,
  asLiaison,
  asNationalAdmin,
  asNobody,
  asOmbudsman,
  asReporter,
  MINISTRY,
  NEIGHBOUR,
  OTHER_CITIZEN,
  PROVINCE,
  REGENCY,
  unitOf,
  withScopes,
} from '../support/callers';
import type { CaseOptions, CaseStep } from '../support/insertCase';

export const VIEWERS = {
  nobody: asNobody(),
  'another citizen': asReporter(OTHER_CITIZEN),
  'the reporter': asReporter(),
  'the reporter without reports:read': withScopes(asReporter(), ['reports:write']),
  'liaison of A': asLiaison(REGENCY),
  'system of A': asClient(REGENCY),
  'admin of A': asAdmin(REGENCY),
  'system of A without reports:read': withScopes(asClient(REGENCY), ['reports:write']),
  'analyst of A': asAnalyst(REGENCY),
  'DPO of A': asDpo(REGENCY),
  'liaison of the supporting agency': asLiaison(MINISTRY),
  'liaison of B, which returned it': asLiaison(NEIGHBOUR),
  'admin of the coordinator above A and B': asAdmin(PROVINCE),
  'liaison of that coordinator': asLiaison(PROVINCE),
  ombudsman: asOmbudsman(),
  'national admin': asNationalAdmin(),
} as const satisfies Record<string, Principal>;
export type ViewerName = keyof typeof VIEWERS;

const handled: readonly CaseStep[] = [
  { action: 'DISPOSE', lead: REGENCY, supporting: [MINISTRY, NEIGHBOUR] },
  { action: 'RETURN', of: NEIGHBOUR, reason: 'OTHER_REGION' },
  { action: 'DISPOSE_TO_UNIT', of: REGENCY, unitId: unitOf(REGENCY) },
  { action: 'ACCEPT', of: REGENCY },
  { action: 'PUBLISH_RESPONSE', of: REGENCY },
  { action: 'PUBLISH_RESPONSE', of: MINISTRY },
  { action: 'REPLY', body: 'Belum selesai.' },
];

export const CASES = {
  'not verified, sent to A': { targetAgencyId: REGENCY },
  ordinary: { steps: handled },
  anonymous: { isAnonymous: true, steps: handled },
  confidential: { isConfidential: true, steps: handled },
  'confidential and anonymous, closed': {
    ...{ isAnonymous: true, isConfidential: true },
    steps: [...handled.slice(0, -1), { action: 'CONFIRM', rating: 5 }],
  },
  withdrawn: { steps: [...handled, { action: 'WITHDRAW' }] },
} as const satisfies Record<string, CaseOptions>;
export type CaseName = keyof typeof CASES;

/**
 * What a viewer sees: R the report itself · N its reporter · A what is internal to agency A (its unit, the step to the
 * unit, who answered) · B what is internal to agency B (its ended assignment, the step by which it returned it).
 * Empty: the report does not exist for them.
 */
export const MATRIX: Readonly<Record<ViewerName, Readonly<Record<CaseName, string>>>> = {
  nobody: row('', 'R', 'R', '', '', ''),
  'another citizen': row('', 'R', 'R', '', '', ''),
  'the reporter': row('RN', 'RN', 'RN', 'RN', 'RN', 'RN'),
  'the reporter without reports:read': row('', 'R', 'R', '', '', ''),
  'liaison of A': row('', 'RNA', 'RA', 'RNA', 'RA', 'RNA'),
  'system of A': row('', 'RNA', 'RA', 'RNA', 'RA', 'RNA'),
  'admin of A': row('RN', 'RNA', 'RA', 'RNA', 'RA', 'RNA'),
  'system of A without reports:read': row('', 'R', 'R', '', '', ''),
  'analyst of A': row('', '', '', '', '', ''),
  'DPO of A': row('', 'R', 'R', '', '', ''),
  'liaison of the supporting agency': row('', 'RN', 'R', 'RN', 'R', 'RN'),
  'liaison of B, which returned it': row('', 'RB', 'RB', '', '', ''),
  'admin of the coordinator above A and B': row('RN', 'RNAB', 'RAB', 'RNAB', 'RAB', 'RNAB'),
  'liaison of that coordinator': row('', 'R', 'R', '', '', ''),
  ombudsman: row('', 'R', 'R', '', '', ''),
  'national admin': row('RN', 'RNAB', 'RAB', 'RNAB', 'RAB', 'RNAB'),
};

/** The open work of each; others have no inbox. */
export const INBOXES: Readonly<Partial<Record<ViewerName, readonly CaseName[]>>> = {
  'liaison of A': ['ordinary', 'anonymous', 'confidential'],
  'system of A': ['ordinary', 'anonymous', 'confidential'],
  'admin of A': ['ordinary', 'anonymous', 'confidential'],
  'liaison of the supporting agency': ['ordinary', 'anonymous', 'confidential'],
  'liaison of B, which returned it': [],
  'admin of the coordinator above A and B': [],
  'liaison of that coordinator': [],
  'national admin': ['not verified, sent to A'],
};

function row(...cells: readonly [string, string, string, string, string, string]): Record<CaseName, string> {
  const names = Object.keys(CASES) as CaseName[];
  return Object.fromEntries(names.map((name, index) => [name, cells[index]])) as Record<CaseName, string>;
}
