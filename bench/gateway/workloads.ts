// What is asked. Called by main.ts and measure.ts.
import { FIRST_CASE_ID } from './stubData';

export interface Workload {
  readonly name: string;
  readonly title: string;
  /** The body of the n-th request. */
  readonly bodyOf: (index: number) => string;
}

const CASE = 'id trackingId title status category submittedAt dueAt';
const PERSON = 'id displayName role';
const AGENCY = 'id name shortName level city';

const ONE = `query OneCase($id: ID!) { case(id: $id) { id trackingId title status submittedAt } }`;
const INBOX = `query Inbox($first: Int!) {
  inbox(first: $first) { totalCount nodes { ${CASE} agency { ${AGENCY} } assignee { ${PERSON} } } }
}`;
const DEEP = `query Deep($first: Int!, $distinct: Boolean) {
  inbox(first: $first, distinct: $distinct) {
    nodes {
      ${CASE}
      agency { ${AGENCY} }
      assignee { ${PERSON} }
      followUps(first: 5) { id text at author { ${PERSON} } agency { ${AGENCY} } }
    }
  }
}`;

function same(query: string, variables: object): Workload['bodyOf'] {
  const body = JSON.stringify({ query, variables });
  return () => body;
}

export const WARM: readonly Workload[] = [
  { name: 'one', title: 'one case by id', bodyOf: same(ONE, { id: FIRST_CASE_ID }) },
  { name: 'inbox', title: 'inbox of 50, three subgraphs', bodyOf: same(INBOX, { first: 50 }) },
  { name: 'deep', title: '50 × 5 follow-ups, authors, agencies', bodyOf: same(DEEP, { first: 50, distinct: false }) },
  { name: 'distinct', title: 'the same, every reference distinct', bodyOf: same(DEEP, { first: 50, distinct: true }) },
];

const OPTIONAL = ['title', 'status', 'category', 'submittedAt', 'dueAt', 'trackingId'];
const PARTS = [`agency { name city }`, `assignee { displayName }`, `followUps(first: 2) { text author { role } }`];
export const SHAPES = 500;

/** Shapes that no gateway has met: each round uses aliases of its own. */
export function createCold(round: number): Workload {
  return {
    name: 'cold',
    title: `${SHAPES} distinct shapes, each for the first time`,
    bodyOf(index) {
      const number = round * SHAPES + index;
      const fields = OPTIONAL.filter((_, bit) => ((index >> bit) & 1) === 1);
      const parts = PARTS.filter((_, bit) => ((index >> (bit + 6)) & 1) === 1);
      return JSON.stringify({
        query: `{ inbox(first: 3) { nodes { c${number}: id ${[...fields, ...parts].join(' ')} } } }`,
      });
    },
  };
}
