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
  asUnitLiaison,
  MINISTRY,
  NEIGHBOUR,
  OTHER_CITIZEN,
  otherUnitOf,
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
  'liaison of the unit of A that has it': asUnitLiaison(REGENCY),
  'liaison of another unit of A': asUnitLiaison(REGENCY, otherUnitOf(REGENCY)),
  'liaison of a unit of the supporting agency': asUnitLiaison(MINISTRY),
  'system of A': asClient(REGENCY),
  'admin of A who sits in another unit': { ...asAdmin(REGENCY), unitId: otherUnitOf(REGENCY) },
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
  'confidential, with the Ombudsman': {
    ...{ isConfidential: true, ombudsmanSince: Date.parse('2026-04-01T02:00:00Z') },
    steps: [...handled, { action: 'ESCALATE', reason: 'TO_OMBUDSMAN' }],
  },
  'sent to A, which asked back': {
    targetAgencyId: REGENCY,
    steps: [{ action: 'POSTPONE', reason: 'DETAILS_MISSING' }],
  },
  'sent to A, which archived it': { targetAgencyId: REGENCY, steps: [{ action: 'ARCHIVE', reason: 'UNCLEAR' }] },
  'confidential, moved to another unit': {
    isConfidential: true,
    steps: [...handled, { action: 'DISPOSE_TO_UNIT', of: REGENCY, unitId: otherUnitOf(REGENCY) }],
  },
} as const satisfies Record<string, CaseOptions>;
export type CaseName = keyof typeof CASES;

/**
 * What a viewer sees: R the report itself · N its reporter · A what is internal to agency A (its unit, the step to the
 * unit, who answered) · B what is internal to agency B (its ended assignment, the step by which it returned it).
 * Empty: the report does not exist for them.
 */
export const MATRIX: Readonly<Record<ViewerName, Readonly<Record<CaseName, string>>>> = {
  nobody: row('', 'R', 'R', '', '', '', '', '', '', ''),
  'another citizen': row('', 'R', 'R', '', '', '', '', '', '', ''),
  'the reporter': row('RN', 'RN', 'RN', 'RN', 'RN', 'RN', 'RN', 'RN', 'RN', 'RN'),
  'the reporter without reports:read': row('', 'R', 'R', '', '', '', '', '', '', ''),
  'liaison of A': row('', 'RNA', 'RA', 'RNA', 'RA', 'RNA', 'RNA', '', '', 'RNA'),
  'liaison of the unit of A that has it': row('', 'RNA', 'RA', 'RNA', 'RA', 'RNA', 'RNA', '', '', ''),
  'liaison of another unit of A': row('', 'R', 'R', '', '', '', '', '', '', 'RNA'),
  'liaison of a unit of the supporting agency': row('', 'R', 'R', '', '', '', '', '', '', ''),
  'system of A': row('', 'RNA', 'RA', 'RNA', 'RA', 'RNA', 'RNA', '', '', 'RNA'),
  'admin of A': row('RN', 'RNA', 'RA', 'RNA', 'RA', 'RNA', 'RNA', 'RN', 'RN', 'RNA'),
  'admin of A who sits in another unit': row('RN', 'RNA', 'RA', 'RNA', 'RA', 'RNA', 'RNA', 'RN', 'RN', 'RNA'),
  'system of A without reports:read': row('', 'R', 'R', '', '', '', '', '', '', ''),
  'analyst of A': row('', '', '', '', '', '', '', '', '', ''),
  'DPO of A': row('', 'R', 'R', '', '', '', '', '', '', ''),
  'liaison of the supporting agency': row('', 'RN', 'R', 'RN', 'R', 'RN', 'RN', '', '', 'RN'),
  'liaison of B, which returned it': row('', 'RB', 'RB', '', '', '', '', '', '', ''),
  'admin of the coordinator above A and B': row(
    ...(['RN', 'RNAB', 'RAB', 'RNAB', 'RAB', 'RNAB', 'RNAB', 'RN', 'RN', 'RNAB'] as const),
  ),
  'liaison of that coordinator': row('', 'R', 'R', '', '', '', '', '', '', ''),
  ombudsman: row('', 'R', 'R', '', '', '', 'R', '', '', ''),
  'national admin': row('RN', 'RNAB', 'RAB', 'RNAB', 'RAB', 'RNAB', 'RNAB', 'RN', 'RN', 'RNAB'),
};

const OPEN_AT_A: readonly CaseName[] = ['ordinary', 'anonymous', 'confidential', 'confidential, with the Ombudsman'];

/** The open work of each; others have no inbox. */
export const INBOXES: Readonly<Partial<Record<ViewerName, readonly CaseName[]>>> = {
  'liaison of A': [...OPEN_AT_A, 'confidential, moved to another unit'],
  'liaison of the unit of A that has it': OPEN_AT_A,
  'liaison of another unit of A': ['confidential, moved to another unit'],
  'liaison of a unit of the supporting agency': [],
  'system of A': [...OPEN_AT_A, 'confidential, moved to another unit'],
  'admin of A': [...OPEN_AT_A, 'confidential, moved to another unit'],
  'admin of A who sits in another unit': [...OPEN_AT_A, 'confidential, moved to another unit'],
  'liaison of the supporting agency': [...OPEN_AT_A, 'confidential, moved to another unit'],
  'liaison of B, which returned it': [],
  'admin of the coordinator above A and B': [],
  'liaison of that coordinator': [],
  'national admin': ['not verified, sent to A'],
};

function row(...cells: readonly string[]): Record<CaseName, string> {
  const names = Object.keys(CASES) as CaseName[];
  if (cells.length !== names.length) throw new Error('A row of the matrix has a cell for each case.');
  return Object.fromEntries(names.map((name, index) => [name, cells[index]])) as Record<CaseName, string>;
}
