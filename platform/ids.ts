// Ids of rows: canonical lower-case UUIDs, assigned by the application so that both engines agree.
import { v4, v7 } from 'uuid';

const REQUEST_ID = /^[A-Za-z0-9_.:-]{1,128}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A new id that sorts by time (version 7). */
export function newId(): string {
  return v7();
}

/** A new id that tells nothing about its time (version 4): reporters, secrets' handles. */
export function newRandomId(): string {
  return v4();
}

/** True for the one spelling that is ever stored; anything else is answered as "not found" without asking the database. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

/** Whether a request id from outside may be used as it is: it goes into logs and headers of all processes. */
export function isRequestId(value: unknown): value is string {
  return typeof value === 'string' && REQUEST_ID.test(value);
}
