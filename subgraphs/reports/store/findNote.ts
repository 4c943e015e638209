// One internal note by its id, within the institutions whose notes the viewer sees.
import { In, type EntityManager } from 'typeorm';
import { NoteEntity } from './note.entity';
import type { NoteRow } from './rows';

export function findNote(manager: EntityManager, id: string, agencyIds: ReadonlySet<string>): Promise<NoteRow | null> {
  return manager.findOne(NoteEntity, { where: { id, agencyId: In([...agencyIds]) } });
}
