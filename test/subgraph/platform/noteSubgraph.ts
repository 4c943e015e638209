// A subgraph of one type, to test the platform by itself: signed HTTP, entities, outbox, errors.
import { Arg, Ctx, Directive, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { EntityManager } from 'typeorm';
import type { AgencyPublished } from '../../../schema/contract/events';
import { createTablesMigration } from '../../../platform/db/ddl';
import { CodedError } from '../../../platform/errors';
import { DateTime } from '../../../platform/graphql/scalars';
import { newId } from '../../../platform/ids';
import { appendEvent } from '../../../platform/outbox/appendEvent';
import { PUBLISHER_TABLES } from '../../../platform/outbox/tables';
import type { RequestContext } from '../../../platform/subgraph/context';
import type { SubgraphModule } from '../../../platform/subgraph/module';
import { seedStateTable } from '../../../platform/subgraph/seedOnce';

@ObjectType({ description: 'A note.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Note {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'Its text.' })
  text!: string;

  @Field(() => DateTime, { description: 'When it was written.' })
  at!: number;
}

const noteTable = {
  name: 'note',
  columns: (t: { id: string; text: string; bigint: string }) => ({
    id: `${t.id} NOT NULL`,
    text: `${t.text} NOT NULL`,
    at: `${t.bigint} NOT NULL`,
  }),
  primaryKey: ['id'],
};

async function findNote(manager: EntityManager, id: string): Promise<Note | null> {
  const rows = (await manager.query('SELECT id, text, at FROM note WHERE id = ?', [id])) as Note[];
  return rows[0] ?? null;
}

/** An event of any kind will do; its content is the reader's matter. */
export function eventOf(id: string, version: number): AgencyPublished {
  return {
    kind: 'AgencyPublished',
    agencyId: id,
    code: 'NOTE',
    parentPath: id,
    agencyKind: 'CITY',
    timeZone: 'WIB',
    areaCode: null,
    provinceCode: null,
    isActive: true,
    connectedSince: null,
    version,
  };
}

@Resolver()
class NoteResolver {
  @Query(() => Note, { nullable: true, description: 'One note.' })
  note(@Arg('id', () => ID) id: string, @Ctx() ctx: RequestContext): Promise<Note | null> {
    return findNote(ctx.db.reader, id);
  }

  @Query(() => String, { description: 'Who calls.' })
  caller(@Ctx() ctx: RequestContext): string {
    return `${ctx.principal.kind} ${ctx.requestId}`;
  }

  @Query(() => String, { description: 'Fails as told.' })
  async fail(@Arg('how', () => String) how: string, @Ctx() ctx: RequestContext): Promise<string> {
    if (how === 'coded') throw new CodedError('FORBIDDEN', 'Not for you.');
    if (how === 'slow') await new Promise((resolve) => setTimeout(resolve, 1_000));
    await ctx.db.reader.query('SELECT secret_column FROM note');
    return 'never';
  }

  @Mutation(() => Note, { description: 'Writes a note.' })
  writeNote(@Arg('text', () => String) text: string, @Ctx() ctx: RequestContext): Promise<Note> {
    const note = { id: newId(), text, at: ctx.clock.now() };
    return ctx.db.write(async (tx) => {
      await tx.query('INSERT INTO note (id, text, at) VALUES (?, ?, ?)', [note.id, note.text, note.at]);
      await appendEvent(tx, {
        aggregateId: note.id,
        aggregateVersion: 1,
        recordedAt: note.at,
        event: eventOf(note.id, 1),
      });
      return note;
    });
  }
}

export const noteModule: SubgraphModule<null> = {
  name: 'agencies',
  entities: [],
  migrations: [createTablesMigration('CreateNotes1700000000000', [noteTable, ...PUBLISHER_TABLES, seedStateTable])],
  schema: {
    resolvers: [NoteResolver],
    orphanedTypes: [],
    references: {
      Note: (reference: { id: string }, ctx: RequestContext) => findNote(ctx.db.reader, reference.id),
    },
  },
  callers: ['reports'],
  isPublisher: true,
  createServices: () => null,
};
