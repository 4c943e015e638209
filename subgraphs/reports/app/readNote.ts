// One note by its id, for the payload of the mutation that wrote it: seen like every note.
import { isId } from '../../../platform/ids';
import { findNote } from '../store/findNote';
import type { NoteRow } from '../store/rows';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';

export async function readNote(ctx: ReportsContext, id: string | null): Promise<NoteRow | null> {
  return isId(id) ? findNote(ctx.db.reader, id, viewerOf(ctx)) : null;
}
