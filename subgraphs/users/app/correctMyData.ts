// Corrects what is known of a reporter, on their own demand. What was before is not kept.
import { hmac } from '../../../platform/crypto';
import { Refusal } from '../../../platform/errors';
import { runIdempotent } from '../../../platform/idempotency';
import { checkPersonalData } from './checkPersonalData';
import { lockReporter, replacePersonalData } from '../store/reporter.store';
import { openContact, openName } from './openPerson';
import { requireReporter } from './requireReporter';
import type { UsersContext } from './services';

/** Absent: as it was. Null: taken away; a name cannot be. */
export interface CorrectionInput {
  readonly idempotencyKey: string;
  readonly name?: string | null;
  readonly nik?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly address?: string | null;
}

/** @throws Refusal */
export function correctMyData(ctx: UsersContext, input: CorrectionInput): Promise<{ readonly reporterId: string }> {
  const id = requireReporter(ctx);
  const { idempotencyKey, ...given } = input;
  const changes = checkPersonalData(given);
  // The hash of a NIK would tell it to whoever can count to it: the stored arguments are keyed.
  const fingerprint = hmac(ctx.services.cursorKey, `correction/${JSON.stringify(changes)}`).toString('hex');
  const request = { field: 'correctMyData', key: idempotencyKey, args: { fingerprint } };
  return runIdempotent(ctx, request, async (tx) => {
    const row = await lockReporter(tx, ctx.db.dialect, id);
    const name = row && openName(ctx, row);
    const contact = row && openContact(ctx, row);
    if (row === null || name === null || contact === null) throw Refusal.of('NOT_FOUND');
    await replacePersonalData(tx, ctx.services.sealer, row, { name, ...contact, ...changes });
    return { reporterId: id };
  });
}
