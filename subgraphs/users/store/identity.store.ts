// Finds and adds identities: whom an issuer means by a subject.
import type { EntityManager } from 'typeorm';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import type { BulkLoad } from '../../../platform/db/bulkLoad';
import { sha256 } from '../../../platform/crypto';
import type { Dialect } from '../../../platform/db/dialect';
import { IdentityEntity } from './identity.entity';

export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly kind: 'OPERATOR' | 'REPORTER';
  readonly personId: string;
}

/** JSON keeps the two texts apart: no issuer and subject can be shifted into another pair. */
function keyOf(issuer: string, subject: string): string {
  return sha256(JSON.stringify([issuer, subject])).toString('hex');
}

export function identityKeyOf({ issuer, subject }: Identity): string {
  return keyOf(issuer, subject);
}

const COLUMNS = ['identity_key', 'issuer', 'subject', 'kind', 'person_id'];

function toRow(identity: Identity): unknown[] {
  const { issuer, subject, kind, personId } = identity;
  return [keyOf(issuer, subject), issuer, subject, kind, personId];
}

export async function findIdentity(manager: EntityManager, issuer: string, subject: string): Promise<Identity | null> {
  return manager.getRepository(IdentityEntity).findOneBy({ key: keyOf(issuer, subject) });
}

/** False when the pair is known already; it then stays as it was. */
export async function addIdentity(tx: EntityManager, dialect: Dialect, identity: Identity): Promise<boolean> {
  const sql = `${dialect.insertIgnore} INTO identity (${COLUMNS.join(', ')}) VALUES (?, ?, ?, ?, ?)`;
  return (await dialect.execute(tx, sql, toRow(identity))) > 0;
}

export async function insertIdentities(
  tx: EntityManager,
  identities: readonly Identity[],
  load: BulkLoad = bulkInsert,
): Promise<void> {
  await load(tx, { table: 'identity', columns: COLUMNS, rows: identities.map(toRow) });
}

/** By which logins a person is known. Those of a forgotten one name nobody any more. */
export async function listIdentitiesOf(manager: EntityManager, personId: string): Promise<Identity[]> {
  return manager.getRepository(IdentityEntity).find({ where: { personId }, order: { key: 'ASC' }, take: 100 });
}

/** The hash stays, so that the same login is refused and does not become somebody new. */
export async function forgetSubjectsOf(tx: EntityManager, personId: string): Promise<void> {
  await tx.query("UPDATE identity SET issuer = '', subject = '' WHERE person_id = ?", [personId]);
}
