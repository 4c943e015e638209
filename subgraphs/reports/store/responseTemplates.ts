// Templates of responses: each institution's own, by name along its unique index or by id. Called by the verbs of templates.
import type { EntityManager } from 'typeorm';
import type { Dialect } from '../../../platform/db/dialect';
import { allOf, isOneOf, when } from './conditions';
import { selectRows } from './readRows';
import { ResponseTemplateEntity } from './responseTemplate.entity';
import type { ResponseTemplateRow } from './rows';

export interface TemplatesPage {
  readonly agencyId: string;
  readonly afterName: string | null;
  readonly limit: number;
}

export function findTemplates(manager: EntityManager, page: TemplatesPage): Promise<ResponseTemplateRow[]> {
  const { agencyId, afterName, limit } = page;
  const { sql, parameters } = allOf(
    when('x.agency_id = ?', agencyId),
    afterName === null ? null : when('x.name > ?', afterName),
  );
  const rest = `WHERE ${sql} ORDER BY x.name LIMIT ?`;
  return selectRows(manager, ResponseTemplateEntity, { rest, parameters: [...parameters, limit] });
}

export function findTemplatesByIds(
  manager: EntityManager,
  ids: readonly string[],
  agencyId: string,
): Promise<ResponseTemplateRow[]> {
  const { sql, parameters } = allOf(isOneOf('x.id', ids), when('x.agency_id = ?', agencyId));
  return selectRows(manager, ResponseTemplateEntity, { rest: `WHERE ${sql}`, parameters });
}

/** Of the institution, counted while nobody else adds one to it. */
export async function countTemplates(tx: EntityManager, { lockRow }: Dialect, agencyId: string): Promise<number> {
  await tx.query(`SELECT id FROM agency_ref WHERE id = ? ${lockRow}`, [agencyId]);
  const sql = 'SELECT COUNT(*) AS n FROM response_template WHERE agency_id = ?';
  const [row] = (await tx.query(sql, [agencyId])) as { n: number | string }[];
  return Number(row?.n);
}

/** @throws the engine's error of a duplicate key for a name that the institution has */
export async function insertTemplate(tx: EntityManager, row: ResponseTemplateRow): Promise<void> {
  const sql = 'INSERT INTO response_template (id, agency_id, name, body, updated_at) VALUES (?, ?, ?, ?, ?)';
  await tx.query(sql, [row.id, row.agencyId, row.name, row.body, row.updatedAt]);
}

/** False: the institution has no such template. @throws as `insertTemplate` */
export async function updateTemplate(tx: EntityManager, dialect: Dialect, row: ResponseTemplateRow): Promise<boolean> {
  const sql = 'UPDATE response_template SET name = ?, body = ?, updated_at = ? WHERE id = ? AND agency_id = ?';
  return (await dialect.execute(tx, sql, [row.name, row.body, row.updatedAt, row.id, row.agencyId])) > 0;
}

/** False: the institution has no such template. */
export async function deleteTemplate(
  tx: EntityManager,
  dialect: Dialect,
  { id, agencyId }: Pick<ResponseTemplateRow, 'id' | 'agencyId'>,
): Promise<boolean> {
  const sql = 'DELETE FROM response_template WHERE id = ? AND agency_id = ?';
  return (await dialect.execute(tx, sql, [id, agencyId])) > 0;
}
