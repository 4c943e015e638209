// What a verb of this subgraph knows of its request, and the services that it may use.
import type { RequestContext } from '../../../platform/subgraph/context';
import type { AgencyDirectory } from '../store/agencyDirectory';
import type { CategoryTree } from '../store/categoryTree';
import type { ClockRules } from '../domain/clockRules';
import type { RuleBook } from '../store/ruleBook';
import type { LogKeys } from './caseLog/logKeys';
import type { FileStore } from '../files/fileStore';
import type { Staging } from '../files/staging';
import type { TermShares } from '../store/termShares';
import type { TrackingNumbers } from '../store/trackingNumbers';
import type { SecretThrottle } from './secretThrottle';

/** `calendar` and `limits` are those that hold now: take the services, never a copy of their parts. */
export interface ReportsServices extends ClockRules {
  /** The number of the next report, from which its tracking id follows. */
  readonly takeTrackingNumber: TrackingNumbers;
  /** The agencies as agencies published them: zones, hierarchy, who is connected. */
  readonly agencies: AgencyDirectory;
  readonly categories: CategoryTree;
  /** Policies and calendars as the database has them, behind `calendar` and `limits`. */
  readonly ruleBook: RuleBook;
  /** How common words are, for searches. */
  readonly termShares: TermShares;
  /** Time from a correction of a calendar until due dates are counted anew: see `jobs/followRules.ts`. */
  readonly calendarSettleMs: number;
  readonly keys: ReportsKeys;
  /** Sign and check the anchors of the case log. */
  readonly logKeys: LogKeys;
  /** Wrong tries of tracking secrets. */
  readonly secretThrottle: SecretThrottle;
  readonly files: ReportFiles;
}

/** Attachments: where they lie, where they arrive, and how large one may be. */
export interface ReportFiles {
  readonly store: FileStore;
  readonly staging: Staging;
  readonly maxBytes: number;
}

/** All derived from configured roots, each for one purpose. */
export interface ReportsKeys {
  readonly cursor: Buffer;
  /** Permutes the counter into tracking ids. */
  readonly tracking: Buffer;
  /** From it and a report's id follows the secret that its submitter was given. */
  readonly trackingSecret: Buffer;
  /** Seals the addresses under /files/. */
  readonly files: Buffer;
  /** From it and an attachment's id follows the secret of an uploader without an account. */
  readonly attachmentSecret: Buffer;
  /** Signs our calls to users, and the reporter grants that users verifies. */
  readonly usersPeer: Buffer;
}

export type ReportsContext = RequestContext<ReportsServices>;
