// The measures by name, with their definitions, in English.
import type { MEASURES_ID } from './measures.id';

export const MEASURES_EN: typeof MEASURES_ID = {
  received: { name: 'Received', definition: 'Reports submitted in the period.' },
  closed: {
    name: 'Closed',
    definition: 'Closures in the period. A reopened report counts again when it is closed again.',
  },
  open: { name: 'Backlog', definition: 'Reports not ended at the end of the period, or now while it runs.' },
  followUpRate: {
    name: 'Follow-up rate',
    definition: 'Followed up divided by received, both of the period. Above 100 % when older reports were worked off.',
  },
  resolutionRate: {
    name: 'Resolution rate',
    definition: 'Closed divided by received, both of the period. Above 100 % when older reports were worked off.',
  },
  verifyOnTimeRate: {
    name: 'Verified on time',
    definition:
      'Of the deadlines of verification (3 working days) that fell due in the period, the share that was met.',
  },
  firstResponseOnTimeRate: {
    name: 'First response on time',
    definition:
      'Of the deadlines of the first response (5 working days) that fell due in the period, the share that was met. Unanswered ones count as missed.',
  },
  resolveOnTimeRate: {
    name: 'Resolved on time',
    definition:
      'Of the deadlines of resolving (5, 14 or 60 working days by classification) that fell due in the period, the share that was met. Unanswered ones count as missed.',
  },
  returnedRate: {
    name: 'Returned',
    definition: 'Assignments given back as not competent, divided by those received, both of the period.',
  },
  reopenRate: {
    name: 'Reopened',
    definition: 'Closed reports taken up again, divided by those closed, both of the period.',
  },
};
