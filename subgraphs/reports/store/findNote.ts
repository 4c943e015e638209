// One internal note by its id, within the institutions whose notes the viewer sees.
import type { EntityManager } from 'typeorm';
import { allOf, when } from './conditions';
import type { InstitutionScope } from './findPages';
import { NoteEntity } from './note.entity';
import { selectRows } from './readRows';
import { writtenInside } from './responseDrafts';
import type { NoteRow } from './rows';

export async function findNote(manager: EntityManager, id: string, scope: InstitutionScope): Promise<NoteRow | null> {
  const { sql, parameters } = allOf(when('x.id = ?', id), writtenInside(scope));
  return (await selectRows<NoteRow>(manager, NoteEntity, { rest: `WHERE ${sql}`, parameters }))[0] ?? null;
}
