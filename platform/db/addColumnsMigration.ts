// A migration that adds columns, and indexes over them, to a table that may hold rows already.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIndex, dropColumns, dropIndex } from './alterTable';
import type { MigrationClass } from './database';
import { addColumns, dialectOfRunner } from './ddl';
import type { ColumnTypes } from './dialect';

export interface AddedColumns {
  readonly table: string;
  /** Column name → SQL type. `NULL`, or `NOT NULL DEFAULT …`: the rows that exist need a value. */
  readonly columns: (types: ColumnTypes) => Readonly<Record<string, string>>;
  /** Index name → columns. */
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
}

/** `name` ends in its timestamp, as TypeORM orders migrations by it. */
export function addColumnsMigration(name: string, { table, columns, indexes = {} }: AddedColumns): MigrationClass {
  return class AddColumns implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      await addColumns(runner, table, columns);
      for (const [index, parts] of Object.entries(indexes))
        await createIndex(runner, { table, name: index, columns: parts });
    }

    async down(runner: QueryRunner): Promise<void> {
      for (const index of Object.keys(indexes)) await dropIndex(runner, { table, name: index });
      await dropColumns(runner, table, Object.keys(columns(dialectOfRunner(runner).types)));
    }
  };
}
