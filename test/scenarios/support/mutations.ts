// How people act in a story: by the name of the mutation, over the gateway, on the version that stands.
import { randomUUID } from 'node:crypto';
import type { Token } from '../../support/askGateway';
import type { Stack } from '../../support/startStack';

export interface Submitted {
  readonly id: string;
  readonly trackingId: string;
  readonly secret: string;
}

type ReportInput = Readonly<Record<string, unknown>> & { readonly reportId: string };

export interface Mutations {
  /** Hands a report in; a damaged road in Surabaya unless `given` says otherwise. */
  submit(who: Token, given?: Readonly<Record<string, unknown>>): Promise<Submitted>;
  /** Gives the status after it. @throws Error when it was refused */
  act(who: Token, mutation: string, input: ReportInput): Promise<string>;
  /** Codes of the refusal; empty when it took effect. */
  tryTo(who: Token, mutation: string, input: ReportInput): Promise<string[]>;
}

const ROAD = {
  title: 'Jalan berlubang di Jalan Raya Darmo',
  body: 'Lubang di depan halte membahayakan pengendara sepeda motor, terlebih pada malam hari.',
  classification: 'COMPLAINT',
  categoryCode: 'PU_JALAN_RUSAK',
  areaCode: '35.78',
};

export function createMutations(stack: Pick<Stack, 'query' | 'tokens'>): Mutations {
  const send = async (who: Token, mutation: string, input: object, select: string): Promise<any> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${select} userErrors { code field } } }`;
    const { data, errors } = await stack.query(who, document, { input: { idempotencyKey: randomUUID(), ...input } });
    if (errors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
    return data[mutation];
  };
  const readVersion = async (id: string): Promise<number> => {
    const admin = stack.tokens.asNationalAdmin();
    return (await stack.query(admin, 'query ($id: ID!) { report(id: $id) { version } }', { id })).data.report.version;
  };
  const change = async (who: Token, mutation: string, input: ReportInput): Promise<any> => {
    for (;;) {
      const expectedVersion = await readVersion(input.reportId);
      const payload = await send(who, mutation, { expectedVersion, ...input }, 'report { status }');
      const isOvertaken = payload.userErrors.some(({ code }: { code: string }) => code === 'VERSION_CONFLICT');
      // A job of the system came between reading and acting: people read again. Who names a version means that one.
      if (!isOvertaken || input.expectedVersion !== undefined) return payload;
    }
  };
  const orThrow = (mutation: string, payload: any): any => {
    if (payload.userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(payload.userErrors)}`);
    return payload;
  };
  return {
    async submit(who, given = {}) {
      const payload = await send(who, 'submitReport', { ...ROAD, ...given }, 'trackingSecret report { id trackingId }');
      const { report, trackingSecret } = orThrow('submitReport', payload);
      return { ...report, secret: trackingSecret };
    },
    // Who returns an assignment may no longer see the report.
    act: async (who, mutation, input) => orThrow(mutation, await change(who, mutation, input)).report?.status ?? '-',
    async tryTo(who, mutation, input) {
      const { userErrors } = await change(who, mutation, input);
      return userErrors.map(({ code }: { code: string }) => code);
    },
  };
}
