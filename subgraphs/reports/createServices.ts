// Builds what the verbs of this subgraph use beside the database. Called once, when the process starts.
import { deriveKey } from '../../platform/crypto';
import type { Runtime } from '../../platform/subgraph/module';
import { createLogKeys } from './app/caseLog/logKeys';
import type { ReportsServices } from './app/context';
import { createSecretThrottle } from './app/secretThrottle';
import { logKeysOf } from './config';
import { createAgencyDirectory } from './store/agencyDirectory';
import { readCategoryTree } from './store/categoryTree';
import { openRuleBook } from './store/ruleBook';

export async function createReportsServices({ config, db }: Runtime): Promise<ReportsServices> {
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
    secretThrottle: createSecretThrottle(),
    logKeys: createLogKeys(logKeysOf(config)),
    keys: {
      cursor: deriveKey(rootKey, 'cursor'),
      tracking: deriveKey(rootKey, 'tracking-id'),
      trackingSecret: deriveKey(rootKey, 'tracking-secret'),
      usersPeer: peers.users?.key ?? deriveKey(rootKey, 'no-users-peer'),
    },
  };
}
