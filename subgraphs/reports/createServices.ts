// Builds what the verbs of this subgraph use beside the database. Called once, when the process starts.
import { deriveKey } from '../../platform/crypto';
import type { Runtime } from '../../platform/subgraph/module';
import { holidayDates } from '../../schema/reference/holidays';
import type { ReportsServices } from './app/context';
import { createSecretThrottle } from './app/secretThrottle';
import { createCalendar } from './domain/calendar';
import { createAgencyDirectory } from './store/agencyDirectory';
import { readCategoryTree } from './store/categoryTree';

export async function createReportsServices({ config, db }: Runtime): Promise<ReportsServices> {
  const agencies = createAgencyDirectory(db);
  await agencies.refresh();
  const { rootKey, peers } = config;
  return {
    agencies,
    categories: await readCategoryTree(db),
    calendar: createCalendar(holidayDates()),
    secretThrottle: createSecretThrottle(),
    keys: {
      cursor: deriveKey(rootKey, 'cursor'),
      tracking: deriveKey(rootKey, 'tracking-id'),
      trackingSecret: deriveKey(rootKey, 'tracking-secret'),
      usersPeer: peers.users?.key ?? deriveKey(rootKey, 'no-users-peer'),
    },
  };
}
