// The people of the institutions as reports knows them from users' events. For the tests that give cases to somebody.
import type { Principal } from '../../../../schema/contract/principal';
import type { OperatorPublished } from '../../../../schema/contract/events';
import { storeOperators } from '../../../../subgraphs/reports/store/operatorRefs';
import { CITY, MINISTRY, UNIT, adminOf, liaisonOf, person } from './people';
import type { WritingStack } from './writingStack';

export const RINA = person('OPERATOR', 'rina', 'LIAISON', MINISTRY);
export const JOKO = person('OPERATOR', 'joko', 'LIAISON', MINISTRY);
export const LEFT = person('OPERATOR', 'pensiun', 'LIAISON', MINISTRY);
export const MINISTRY_ANALYST = person('OPERATOR', 'analis kementerian', 'ANALYST', MINISTRY);
/** Staff of one unit. */
export const OF_UNIT: Principal = { ...person('OPERATOR', 'bidang jalan', 'LIAISON', MINISTRY), unitId: UNIT };
export const FOREIGNER = liaisonOf(CITY);

const STAFF = [RINA, JOKO, LEFT, MINISTRY_ANALYST, OF_UNIT, FOREIGNER, adminOf(MINISTRY)];

export async function hireStaff({ database }: WritingStack): Promise<void> {
  await database.write((tx) =>
    storeOperators(
      tx,
      database.dialect,
      STAFF.map((who) => toEvent(who, who !== LEFT)),
    ),
  );
}

export function toEvent(who: Principal, isActive: boolean): OperatorPublished {
  return {
    ...{ kind: 'OperatorPublished', operatorId: who.id as string, agencyId: who.agencyId as string },
    ...{ unitId: who.unitId, role: who.roles[0] as string, isActive },
  };
}
