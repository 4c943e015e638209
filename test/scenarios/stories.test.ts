// The stories of the case handling, told one after the other over the whole system: real processes' parts, HTTP and tokens.
// One system for all of them, because to start it takes longer than to tell them.
import { afterAll, beforeAll } from '@jest/globals';
import { tellAutoClose } from './autoClose/autoClose';
import { tellBukanWewenang } from './bukanWewenang/bukanWewenang';
import { tellConfidential } from './confidential/confidential';
import { tellDuplicate } from './duplicate/duplicate';
import { tellErasure } from './erasure/erasure';
import { tellOverdue } from './overdue/overdue';
import { tellReopened } from './reopened/reopened';
import { tellRoadInTime } from './roadInTime/roadInTime';
import { openScene, type Scene } from './support/openScene';
import { tellTwoAgencies } from './twoAgencies/twoAgencies';
import { tellWhistleBlower } from './whistleBlower/whistleBlower';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
}, 180_000);
afterAll(() => scene?.close(), 60_000);

for (const tell of [
  ...[tellRoadInTime, tellTwoAgencies, tellBukanWewenang, tellWhistleBlower, tellConfidential],
  ...[tellDuplicate, tellReopened, tellAutoClose, tellOverdue, tellErasure],
]) {
  tell(() => scene);
}
