// One action on up to 100 reports: each in its own transaction, with its own result and its own key. What a call did before
// it was cut off is found by those keys when it is repeated; the rest is done then. (`docs/decisions/0024`)
import { sha256 } from '../../../platform/crypto';
import { CodedError, Refusal, userError, type UserErrorData } from '../../../platform/errors';
import { checkIdempotencyKey } from '../../../platform/idempotency';
import { checkMayWrite, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { InputFaults } from './inputFaults';
import { VersionConflict } from './versionConflict';

const MAX_ITEMS = 100;
/** More would only wait for each other: a change holds a connection, and the embedded engine has one writer. */
const AT_ONCE = 4;
/** Kept for the answer: what is not begun by then is left for a repeated call. */
const RESERVE_MS = 1_000;

export interface ItemInput {
  readonly reportId: string;
  readonly expectedVersion: number;
}

export interface ManyInput {
  readonly idempotencyKey: string;
  readonly items: readonly ItemInput[];
}

export interface ItemResult {
  readonly reportId: string;
  readonly isChanged: boolean;
  readonly currentVersion: number | null;
  readonly userErrors: readonly UserErrorData[];
}

export type ActOnOne = (input: ChangeInput) => Promise<ChangedReport>;

/** In the order of the items. @throws Refusal for what is wrong with the call as a whole: then nothing was tried */
export async function actOnMany(ctx: ReportsContext, input: ManyInput, act: ActOnOne): Promise<readonly ItemResult[]> {
  checkMayWrite(ctx);
  if (ctx.principal.kind !== 'OPERATOR' && ctx.principal.kind !== 'CLIENT') throw new CodedError('FORBIDDEN');
  checkIdempotencyKey(input.idempotencyKey);
  checkItems(input.items);
  const results: ItemResult[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let n = next++; n < input.items.length; n = next++)
      results[n] = await actOnOne(ctx, input.items[n] as ItemInput, () =>
        act({ ...(input.items[n] as ItemInput), idempotencyKey: keyOfItem(input, n) }),
      );
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // Nothing that was read before the changes holds any more.
  ctx.loaders.clear();
  return results;
}

function checkItems(items: readonly ItemInput[]): void {
  const faults = new InputFaults();
  faults.check(items.length > 0, 'REQUIRED', 'items', 'Name at least one report.');
  faults.check(items.length <= MAX_ITEMS, 'TOO_MANY_ITEMS', 'items', `At most ${MAX_ITEMS} reports in one call.`);
  const seen = new Set<string>();
  items.forEach(({ reportId }, n) => {
    if (seen.has(reportId)) faults.add('INVALID_INPUT', `items.${n}.reportId`, 'This report is named twice.');
    seen.add(reportId);
  });
  faults.throwIfAny();
}

/** Of the report and not of its place: a repeated call may leave out what is done. */
function keyOfItem({ idempotencyKey, items }: ManyInput, n: number): string {
  return sha256(JSON.stringify(['bulk', idempotencyKey, items[n]?.reportId])).toString('base64url');
}

async function actOnOne(
  ctx: ReportsContext,
  { reportId }: ItemInput,
  act: () => Promise<unknown>,
): Promise<ItemResult> {
  const failed = (userErrors: readonly UserErrorData[], currentVersion: number | null = null): ItemResult => ({
    ...{ reportId, isChanged: false, currentVersion, userErrors },
  });
  // The deadline is of real time, whatever the clock of the cases says.
  if (Date.now() > ctx.deadlineMs - RESERVE_MS)
    return failed([userError('TIMEOUT', null, 'Not reached in time. Repeat the call with the same idempotencyKey.')]);
  try {
    await act();
    return { reportId, isChanged: true, currentVersion: null, userErrors: [] };
  } catch (error) {
    if (error instanceof Refusal)
      return failed(error.userErrors, error instanceof VersionConflict ? error.currentVersion : null);
    if (error instanceof CodedError) return failed([userError(error.code, null, error.message)]);
    // The others have been changed, or will be: one fault must not hide what became of them.
    ctx.log.error({ err: error }, 'one item of a bulk action failed');
    return failed([userError('INTERNAL')]);
  }
}
