// Builds what the verbs of this subgraph use beside the database. Called once, when the process starts.
import { join } from 'node:path';
import { deriveKey } from '../../platform/crypto';
import type { Runtime } from '../../platform/subgraph/module';
import { createLogKeys } from './app/caseLog/logKeys';
import type { ReportFiles, ReportsServices } from './app/context';
import { createSecretThrottle } from './app/secretThrottle';
import { fileSettingsOf, jobSettingsOf, logKeysOf } from './config';
import { openLocalFiles } from './files/localFiles';
import { openStaging } from './files/staging';
import { createAgencyDirectory } from './store/agencyDirectory';
import { readCategoryTree } from './store/categoryTree';
import { openRuleBook } from './store/ruleBook';
import { createTermShares } from './store/termShares';
import { createTrackingNumbers } from './store/trackingNumbers';

export async function createReportsServices(runtime: Runtime): Promise<ReportsServices> {
  const { config, db, clock } = runtime;
  const agencies = createAgencyDirectory(db);
  await agencies.refresh();
  const ruleBook = await openRuleBook(db);
  const { rootKey, peers } = config;
  return {
    agencies,
    categories: await readCategoryTree(db),
    ruleBook,
    get calendar() {
      return ruleBook.calendar;
    },
    get limits() {
      return ruleBook.limits;
    },
    takeTrackingNumber: createTrackingNumbers(db),
    termShares: createTermShares(db, clock),
    calendarSettleMs: jobSettingsOf(config).calendarSettleMs,
    secretThrottle: createSecretThrottle(),
    logKeys: createLogKeys(logKeysOf(config)),
    files: openFiles(runtime),
    keys: {
      cursor: deriveKey(rootKey, 'cursor'),
      tracking: deriveKey(rootKey, 'tracking-id'),
      trackingSecret: deriveKey(rootKey, 'tracking-secret'),
      files: deriveKey(rootKey, 'files'),
      attachmentSecret: deriveKey(rootKey, 'attachment-secret'),
      usersPeer: peers.users?.key ?? deriveKey(rootKey, 'no-users-peer'),
    },
  };
}

/** Beside each other, so that an upload reaches its place by a rename. */
function openFiles(runtime: Runtime): ReportFiles {
  const { folder, maxBytes, reservedBytes } = fileSettingsOf(runtime);
  return {
    store: openLocalFiles(join(folder, 'kept')),
    staging: openStaging(join(folder, 'incoming'), reservedBytes),
    maxBytes,
  };
}
