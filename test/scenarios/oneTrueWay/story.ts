// What the steps of the story share: the example operations with their variables, and the figures of the running month.
import { randomUUID } from 'node:crypto';
import type { GatewayAnswer, Token } from '../../support/askGateway';
import { readOperation } from '../../support/operations';
import type { Stack } from '../../support/startStack';

export const SHOW_REPORT = `query ShowReport($id: ID!) {
  report(id: $id) { id status title reporter { name } reporterHidden availableActions }
}`;

export const NATIONAL_TOTALS = `query NationalTotals($period: PeriodInput!) {
  statistics(period: $period) {
    totals { received { value } verified { value } closed { value } open { value } }
  }
}`;

export interface Story {
  /** The running month in WIB. */
  readonly period: { readonly year: number; readonly month: number };
  run(operation: string, token: Token, variables: Record<string, unknown>): Promise<GatewayAnswer>;
  /** Runs a mutation with a new idempotencyKey and gives its payload. */
  change(operation: string, token: Token, input: Record<string, unknown>): Promise<any>;
  /** Reads page after page of an inbox until the report is there. */
  findInPages(operation: string, token: Token, reportId: string): Promise<any>;
  readNation(this: void): Promise<any>;
  agencyFigures(code: string): string;
}

const WIB_OFFSET_MS = 7 * 3_600_000;
const PAGE = 50;

export function createStory(stack: Pick<Stack, 'query'>): Story {
  const today = new Date(Date.now() + WIB_OFFSET_MS);
  const period = { year: today.getUTCFullYear(), month: today.getUTCMonth() + 1 };
  const run: Story['run'] = (operation, token, variables) =>
    stack.query(token, readOperation(operation), { ...period, period, ...variables });
  return {
    period,
    run,
    async change(operation, token, input) {
      const answer = await run(operation, token, { input: { idempotencyKey: randomUUID(), ...input } });
      if (answer.errors.length > 0) throw new Error(`${operation}: ${JSON.stringify(answer.errors)}`);
      return Object.values(answer.data as Record<string, unknown>)[0];
    },
    async findInPages(operation, token, reportId) {
      let after: string | null = null;
      for (;;) {
        const answer: GatewayAnswer = await run(operation, token, { first: PAGE, after });
        const { edges, pageInfo } = answer.data.inbox;
        const found = edges.find((edge: any) => edge.node.id === reportId);
        if (found) return found;
        if (!pageInfo.hasNextPage) throw new Error(`${operation} has no report ${reportId}.`);
        after = pageInfo.endCursor;
      }
    },
    readNation: async () => (await stack.query(null, NATIONAL_TOTALS, { period })).data.statistics.totals,
    agencyFigures: (code) => `{ agency(code: "${code}") { statistics(period: { year: ${period.year} }) { isExact } } }`,
  };
}
