// Statements of one transaction that go to the database together. Called by whoever reads or writes several tables that do
// not wait for each other: each packet costs both sides a system call and a wake-up, a third of what a transition cost.
import type { EntityManager } from 'typeorm';
import type { Dialect, Statement } from './dialect';

/**
 * Writes in their order; returns the rows that each touched. The first that fails ends the list; the caller's transaction
 * must end with it.
 */
export async function sendTogether(
  tx: EntityManager,
  dialect: Dialect,
  statements: readonly Statement[],
): Promise<readonly number[]> {
  if (dialect.runTogether !== undefined && statements.length > 1) {
    const results = (await dialect.runTogether(tx, statements)) as readonly { affectedRows: number }[];
    return results.map(({ affectedRows }) => affectedRows);
  }
  const touched: number[] = [];
  for (const { sql, parameters } of statements) touched.push(await dialect.execute(tx, sql, parameters));
  return touched;
}

/** Reads in their order, a locking one first: each sees what was committed when it runs. */
export async function readTogether(
  tx: EntityManager,
  dialect: Dialect,
  statements: readonly Statement[],
): Promise<readonly unknown[]> {
  if (dialect.runTogether !== undefined && statements.length > 1) return dialect.runTogether(tx, statements);
  const results: unknown[] = [];
  for (const { sql, parameters } of statements) results.push(await tx.query(sql, [...parameters]));
  return results;
}
