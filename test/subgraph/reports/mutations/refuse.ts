// Asks for what must be refused, and checks that the refusal left no row, not even of its key.
import { expect } from '@jest/globals';
import type { Principal } from '../../../../schema/contract/principal';
import { bringTo, faultsOf, target, type CaseOptions, type Stage } from './cases';
import { MINISTRY } from './people';
import type { Input, WritingStack } from './writingStack';

export const DISPOSAL = { leadAgencyId: MINISTRY };
export const CLOSING = { reason: 'LEGAL_PROCESS' };

export type Attempt = [stage: Stage, who: Principal, field: string, input: Input, options?: CaseOptions];

/** Tries a mutation on a report at a stage; its faults. */
export async function refuseOn(stack: WritingStack, ...attempt: Attempt): Promise<string[]> {
  const [stage, who, field, input, options] = attempt;
  const made = await bringTo(stack, stage, options);
  const before = await stack.countRows();
  const answer = await stack.call(who, field, { ...target(made), ...input });
  expect(await stack.countRows()).toEqual(before);
  expect(answer.report).toBeNull();
  return faultsOf(answer);
}
