// Forgets a reporter on their own demand, at once: ciphertext and salt, what others wrote of them, and what names them.
import { Refusal } from '../../../platform/errors';
import { runIdempotent } from '../../../platform/idempotency';
import { appendEvent } from '../../../platform/outbox/appendEvent';
import { forgetSubjectsOf } from '../store/identity.store';
import { dropPurposesOf } from '../store/reading.store';
import { eraseReporter, lockReporter } from '../store/reporter.store';
import { requireReporter } from './requireReporter';
import type { UsersContext } from './services';

export interface ErasureInput {
  readonly idempotencyKey: string;
  readonly confirm: string;
}

export interface Erasure {
  readonly erasedAt: number;
}

export const ERASURE_CONFIRMATION = 'HAPUS DATA SAYA';

/** @throws Refusal */
export function requestErasure(ctx: UsersContext, { idempotencyKey, confirm }: ErasureInput): Promise<Erasure> {
  const id = requireReporter(ctx);
  if (confirm !== ERASURE_CONFIRMATION) {
    throw Refusal.of('INVALID_INPUT', 'confirm', `Write exactly: ${ERASURE_CONFIRMATION}`);
  }
  return runIdempotent(ctx, { field: 'requestErasure', key: idempotencyKey, args: {} }, async (tx) => {
    const row = await lockReporter(tx, ctx.db.dialect, id);
    if (row === null) throw Refusal.of('NOT_FOUND');
    // Asked again under another key while the principal is still known: it has happened.
    if (row.erasedAt !== null) return { erasedAt: row.erasedAt };
    const at = ctx.clock.now();
    await eraseReporter(tx, id, at);
    await forgetSubjectsOf(tx, id);
    await dropPurposesOf(tx, id);
    await appendEvent(tx, {
      ...{ aggregateId: id, aggregateVersion: 1, recordedAt: at },
      event: { kind: 'ReporterErased', reporterId: id, at },
    });
    return { erasedAt: at };
  });
}
