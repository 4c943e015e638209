// Opens what lies sealed of one person. What cannot be opened is nobody: told to the log, not to the caller.
import { SealError } from '../store/personSealer';
import type { Contact, PersonSealer } from '../store/personSealer';
import type { ReporterRow } from '../store/reporter.store';
import type { UsersContext } from './services';

type Opened<T> = (sealer: PersonSealer, row: ReporterRow) => T;

/** Null for an erased person, and for a row whose ciphertext was moved, changed or sealed under a key that is gone. */
function openOrNull<T>({ services, log }: UsersContext, row: ReporterRow, open: Opened<T>): T | null {
  if (row.erasedAt !== null) return null;
  try {
    return open(services.sealer, row);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    log.error({ err: error, reporterId: row.id }, 'personal data could not be opened');
    return null;
  }
}

export function openName(ctx: UsersContext, row: ReporterRow): string | null {
  return openOrNull(ctx, row, (sealer) => sealer.openName(row.id, row));
}

export function openContact(ctx: UsersContext, row: ReporterRow): Contact | null {
  return openOrNull(ctx, row, (sealer) => sealer.openContact(row.id, row));
}
