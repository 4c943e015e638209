// What each person of a story sees: of a report, of its deadlines, in figures and in an agency's feed.
import type { Token } from '../../support/askGateway';
import type { Stack } from '../../support/startStack';
import type { Cast } from './castOf';

export interface Views {
  /** One report as somebody sees it; null where it does not exist for them. */
  read(who: Token, reportId: string): Promise<any>;
  /** Of each person: the status that they see, `-` where the report does not exist for them. */
  whoSees(cast: Cast, reportId: string): Promise<Record<string, string>>;
  /** The people who are told the reporter's name. */
  whoKnows(cast: Cast, reportId: string): Promise<string[]>;
  /** Steps of the timeline that somebody sees. */
  steps(who: Token, reportId: string): Promise<string[]>;
  /** Due instants of clocks that run, with the agency's code where a clock is an agency's: `RESOLVE PEMKOT-3578`. */
  dueDates(who: Token, reportId: string): Promise<Record<string, number>>;
  /** What an agency's feed has of one report, such as `ARRIVED DISPOSE`, oldest first. */
  feed(system: Token, reportId: string): Promise<string[]>;
  /** National figures of the year; with a code those of an agency, exact to itself and the national admin. */
  figures(who: Token, agency?: string): Promise<Record<string, number>>;
}

const NAMES = ['received', 'followedUp', 'responded', 'closed', 'open', 'overdue', 'returned', 'reopened'];
const FIGURES = NAMES.map((name) => `${name} { value }`).join(' ');

const REPORT = `query ($id: ID!) {
  report(id: $id) {
    id version status title body isAnonymous isConfidential closeReason rating reopenCount reopenableUntil
    reporter { name } reporterHidden mergedInto { id status } mergedReports(first: 10) { nodes { id } }
    assignments { id role status agency { code } }
    deadlines { clock dueAt stoppedAt isOverdue rule agency { code } }
    escalations { reason actorRole }
    timeline(first: 50) { nodes { action reason remark { body suggestedAgency { code } } } }
    responses(first: 20) { nodes { body agency { code } } }
    replies(first: 20) { nodes { body } }
    notes(first: 20) { nodes { body } }
  }
}`;

const FEED = `query ($after: String) {
  changes(first: 100, after: $after) { entries { reportId kind action } hasMore endCursor }
}`;

export function createViews({ query }: Pick<Stack, 'query'>): Views {
  const read: Views['read'] = async (who, id) => {
    const { data, codes, errors } = await query(who, REPORT, { id });
    if (codes.length === 0) return data.report;
    if (codes.length === 1 && codes[0] === 'NOT_FOUND') return null;
    throw new Error(JSON.stringify(errors));
  };
  const readAll = (cast: Cast, id: string) =>
    Promise.all(Object.entries(cast).map(async ([name, who]) => [name, await read(who, id)] as const));
  return {
    read,
    async whoSees(cast, id) {
      return Object.fromEntries((await readAll(cast, id)).map(([name, report]) => [name, report?.status ?? '-']));
    },
    async whoKnows(cast, id) {
      return (await readAll(cast, id)).filter(([, report]) => report?.reporter).map(([name]) => name);
    },
    steps: async (who, id) => (await read(who, id)).timeline.nodes.map(({ action }: any) => action),
    async dueDates(who, id) {
      const running = (await read(who, id)).deadlines.filter(({ stoppedAt }: any) => stoppedAt === null);
      const nameOf = ({ clock, agency }: any) => (agency === null ? clock : `${clock} ${agency.code}`);
      return Object.fromEntries(running.map((each: any) => [nameOf(each), Date.parse(each.dueAt)]));
    },
    async feed(system, id) {
      const entries: any[] = [];
      for (let after: string | null = null; ;) {
        const { data, errors }: any = await query(system, FEED, { after });
        if (errors.length > 0) throw new Error(JSON.stringify(errors));
        entries.push(...data.changes.entries);
        if (!data.changes.hasMore) break;
        after = data.changes.endCursor;
      }
      const own = entries.filter(({ reportId }) => reportId === id);
      return own.map(({ kind, action }) => (action === null ? kind : `${kind} ${action}`));
    },
    async figures(who, agency) {
      const document = agency
        ? `{ agency(code: "${agency}") { statistics(period: { year: 2026 }) { figures { ${FIGURES} } } } }`
        : `{ statistics(period: { year: 2026 }) { totals { ${FIGURES} } } }`;
      const { data, errors } = await query(who, document);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      const found = agency ? data.agency.statistics.figures : data.statistics.totals;
      return Object.fromEntries(NAMES.map((name) => [name, found[name].value]));
    },
  };
}
