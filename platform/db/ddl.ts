// Portable table definitions for migrations: columns in words, one CREATE TABLE for both engines.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf, quote, type ColumnTypes, type Dialect, type EngineName } from './dialect';
import type { MigrationClass } from './database';

export interface TableDefinition {
  readonly name: string;
  /** Column name → SQL type with NOT NULL, DEFAULT and CHECK, built from the dialect's types. */
  readonly columns: (types: ColumnTypes) => Readonly<Record<string, string>>;
  readonly primaryKey: readonly string[];
  /** Index name → columns; `column DESC` is allowed. */
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
  readonly unique?: Readonly<Record<string, readonly string[]>>;
}

/** `VARCHAR` with a CHECK: an enum that both engines keep. */
export function enumColumn(types: ColumnTypes, name: string, values: readonly string[], isNullable = false): string {
  const list = values.map((value) => `'${value}'`).join(', ');
  return `${types.code(32)} ${isNullable ? 'NULL' : 'NOT NULL'} CHECK (${quote(name)} IN (${list}))`;
}

export function createTableSql(dialect: Dialect, table: TableDefinition): string[] {
  const columns = Object.entries(table.columns(dialect.types)).map(([name, type]) => `${quote(name)} ${type}`);
  columns.push(`PRIMARY KEY (${table.primaryKey.map(quote).join(', ')})`);
  const statements = [
    `CREATE TABLE ${quote(table.name)} (\n  ${columns.join(',\n  ')}\n) ${dialect.tableOptions}`.trim(),
  ];
  for (const [kind, indexes] of [
    ['UNIQUE INDEX', table.unique ?? {}],
    ['INDEX', table.indexes ?? {}],
  ] as const) {
    for (const [name, parts] of Object.entries(indexes)) {
      statements.push(`CREATE ${kind} ${quote(name)} ON ${quote(table.name)} (${parts.map(indexPart).join(', ')})`);
    }
  }
  return statements;
}

function indexPart(part: string): string {
  const [column = '', direction] = part.split(' ');
  return direction === 'DESC' ? `${quote(column)} DESC` : quote(column);
}

/** A migration that creates `tables`. `name` ends in its timestamp, as TypeORM orders migrations by it. */
export function createTablesMigration(name: string, tables: readonly TableDefinition[]): MigrationClass {
  return class CreateTables implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      const dialect = dialectOf(engineOf(runner));
      for (const table of tables) for (const sql of createTableSql(dialect, table)) await runner.query(sql);
    }

    async down(runner: QueryRunner): Promise<void> {
      for (const table of [...tables].reverse()) await runner.query(`DROP TABLE ${quote(table.name)}`);
    }
  };
}

/** New columns of a table that may hold rows: nullable, or with a default. */
export async function addColumns(
  runner: QueryRunner,
  table: string,
  columns: TableDefinition['columns'],
): Promise<void> {
  const { types } = dialectOf(engineOf(runner));
  for (const [name, type] of Object.entries(columns(types)))
    await runner.query(`ALTER TABLE ${quote(table)} ADD COLUMN ${quote(name)} ${type}`);
}

export function dialectOfRunner(runner: QueryRunner): Dialect {
  return dialectOf(engineOf(runner));
}

function engineOf(runner: QueryRunner): EngineName {
  const type = runner.connection.options.type;
  return type === 'mariadb' || type === 'mysql' ? type : 'sqlite';
}
