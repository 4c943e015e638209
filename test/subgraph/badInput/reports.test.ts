// Bad input for every argument of reports, mutations and queries, taken from its schema.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, isInputObjectType } from 'graphql';
import { ANONYMOUS, type Principal } from '../../../schema/contract/principal';
import { CATEGORY, bringTo } from '../reports/mutations/cases';
import { MINISTRY, NATIONAL, SITI, adminOf, liaisonOf, systemOf } from '../reports/mutations/people';
import { WAYS, bringToWay } from '../reports/mutations/ways';
import { START, startWriting, type WritingStack } from '../reports/mutations/writingStack';
import { attack, type Tally, type Target } from './attack';
import { listEntityFields, listOperations, readSchema, type Operation } from './places';

let stack: WritingStack;
let operations: readonly Operation[];
const tally: Tally = { asked: 0, worked: 0 };

beforeAll(async () => {
  stack = await startWriting();
  const schema = await readSchema((query) => stack.ask(NATIONAL, query));
  operations = [...listOperations(schema), ...listEntityFields(schema, 'Report')];
});

afterAll(() => stack.close());

/** A payload, or the result of one of many reports. */
interface Faulty {
  readonly userErrors?: readonly { readonly code: string }[];
}

const TEXT_COLUMNS: readonly (readonly [table: string, columns: string])[] = [
  ['report', 'title, body, incident_place, external_reference'],
  ['response', 'body'],
  ['reply', 'body'],
  ['interim_reply', 'body'],
  ['response_draft', 'body'],
  ['note', 'body'],
  ['step_text', 'body, reporter_body'],
  ['response_template', 'name, body'],
];

async function findText(reportId: string | null, text: string): Promise<boolean> {
  for (const [table, columns] of TEXT_COLUMNS) {
    const key = table === 'report' ? 'id' : 'report_id';
    const where = reportId === null || table === 'response_template' ? '' : `WHERE ${key} = '${reportId}'`;
    const found = await stack.rows(`SELECT ${columns} FROM ${table} ${where}`);
    if (found.some((row) => Object.values(row).includes(text))) return true;
  }
  return false;
}

const CHANGED = 'SELECT SUM(version) AS versions, SUM(updated_at) AS times FROM report';

function targetOf({ field, kind }: Operation, caller?: Principal): Target {
  const { who: usual = NATIONAL, values = {} } = WAYS[field] ?? {};
  const who = caller ?? usual;
  let reportId: string | null = null;
  const isText = kind === 'mutation' && !['createAttachmentUpload', 'openIdentity'].includes(field);
  return {
    ask: async (query, variables) => {
      const key = [{ __typename: 'Report', id: reportId }];
      const { data, codes } = await stack.ask(
        who,
        query,
        field.startsWith('Report.') ? { key, ...variables } : variables,
      );
      const payload = kind === 'mutation' ? data?.[field] : null;
      const faulty: Faulty[] = [payload ?? {}, ...(payload?.results ?? [])];
      return {
        data,
        codes: [...codes, ...faulty.flatMap(({ userErrors = [] }) => userErrors.map(({ code }) => code))],
      };
    },
    async prepare() {
      if (field === 'submitReport') return values;
      const made = await bringToWay(stack, field);
      reportId = made.reportId;
      const [assignment] = await stack.rows('SELECT id FROM assignment WHERE report_id = ?', [reportId]);
      const [draft] = await stack.rows('SELECT id FROM response_draft WHERE report_id = ?', [reportId]);
      return {
        ...{
          reportId,
          id: reportId,
          expectedVersion: made.expectedVersion,
          categoryCode: CATEGORY,
          first: 10,
          year: 2026,
        },
        ...{ assignmentId: assignment?.id as string, responseId: draft?.id as string, primaryReportId: await other() },
        ...values,
      };
    },
    snapshot: async () => JSON.stringify([await stack.countRows(), await stack.rows(CHANGED)]),
    findText: isText ? (text) => (text.length < 20_000 ? isKept(text) : Promise.resolve(true)) : undefined,
  };
  async function isKept(text: string): Promise<boolean> {
    return (await findText(field === 'submitReport' ? null : reportId, text)) || (await isCode(text));
  }
}

let primary: string | null = null;

async function other(): Promise<string> {
  primary ??= (await bringTo(stack, 'DISPOSED')).reportId;
  return primary;
}

/** Keys, secrets and codes are no texts that are kept. */
async function isCode(text: string): Promise<boolean> {
  return /^[0-9a-z_-]{1,40}$/i.test(text) && Promise.resolve(true);
}

describe('every argument', () => {
  it('of every operation answers with a code, or keeps what it was given', async () => {
    expect(operations.length).toBeGreaterThan(50);
    for (const operation of operations) {
      stack.clock.nowMs = START + 3_600_000;
      await attack(operation, targetOf(operation), tally);
    }
    expect(tally.asked).toBeGreaterThan(4_000);
  }, 900_000);

  const OTHERS = [
    ['nobody', ANONYMOUS],
    ['a reporter', SITI],
    ['a liaison', liaisonOf(MINISTRY)],
    ['an institution admin', adminOf(MINISTRY)],
    ['a system', systemOf(MINISTRY)],
  ] as const;

  // No version protects these from a caller of another role than the usual one.
  it.each(OTHERS)(
    'of mutations that are given no version, as %s',
    async (_name, who) => {
      const isUnversioned = ({ args, kind }: Operation): boolean => {
        const type = getNamedType(args[0]?.type);
        return kind === 'mutation' && isInputObjectType(type) && type.getFields().expectedVersion === undefined;
      };
      const unversioned = operations.filter(isUnversioned);
      expect(unversioned.length).toBeGreaterThan(5);
      for (const operation of unversioned) {
        stack.clock.nowMs = START + 3_600_000;
        await attack(operation, targetOf(operation, who), { asked: 0, worked: 0 });
      }
    },
    300_000,
  );
});
