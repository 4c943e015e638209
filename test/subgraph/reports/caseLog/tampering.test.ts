// Whoever changes what has been logged is found out: each column, each row, each text, each anchor.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogKeys } from '../../../../subgraphs/reports/app/caseLog/logKeys';
import { hashOfEntry } from '../../../../subgraphs/reports/app/caseLog/sealEntry';
import { encodeAnchor } from '../../../../subgraphs/reports/domain/logAnchor';
import { listAnchorsAfter } from '../../../../subgraphs/reports/store/logAnchors';
import { DAY, FIRST_DAY, KEYS, LIFE, lifeFrom, startLogStack, type LogStack } from './logStack';

let stack: LogStack;
/** In the order of ids, that of verification. */
let first: string;
let second: string;
const LAST = LIFE.length + 1;

beforeAll(async () => {
  stack = await startLogStack();
  for (const days of [0, 0, 1]) {
    const submittedAt = FIRST_DAY + days * DAY;
    await stack.reports.insertCase({ submittedAt, incidentPlace: 'Pasar', steps: lifeFrom(submittedAt) });
  }
  [first, second] = (await stack.rows('SELECT id FROM report ORDER BY id')).map(({ id }) => id) as [string, string];
  await stack.anchor();
});

afterAll(() => stack.close());

const change = (column: string, value: unknown, version = 3) =>
  stack.tampered(() =>
    stack.run(`UPDATE history SET \`${column}\` = ? WHERE report_id = ? AND version = ?`, value, first, version),
  );

it('what nobody has touched is whole, also one report alone and the days of late', async () => {
  expect(await stack.verify()).toBe('whole');
  expect(await stack.verify({ reportId: second })).toBe('whole');
  expect(await stack.verify({ from: '2026-03-05' })).toBe('whole');
});

describe('a row of the history', () => {
  it.each([
    ['id', '00000000-0000-7000-8000-000000000000'],
    ['at', 5],
    ['action', 'CLOSE'],
    ['from_status', 'SUBMITTED'],
    ['to_status', 'CLOSED'],
    ['actor_role', 'SYSTEM'],
    ['actor_agency_id', '00000000-0000-7000-8000-000000000000'],
    ['actor_operator_id', null],
    ['actor_client_id', '00000000-0000-7000-8000-000000000000'],
    ['assignment_id', null],
    ['reason', 'OTHER'],
    ['dues', '[[1,1]]'],
    ['texts', '[]'],
    ['prev_hash', '1.x'],
    ['hash', '1.x'],
  ])('with another %s breaks at it', async (column, value) => {
    expect(await change(column, value)).toBe(`${first} | 3 | what the entry says does not fit its hash`);
  });

  it('with another version breaks where it is missing', async () => {
    expect(await change('version', 99)).toBe(`${first} | 3 | the entry is missing`);
  });

  it('of another report breaks at it', async () => {
    const sql = 'UPDATE history SET report_id = ?, version = ? WHERE report_id = ? AND version = ?';
    const moved = await stack.tampered(() => stack.run(sql, first, LAST + 1, second, LAST));
    expect(moved).toBe(`${first} | ${LAST + 1} | what the entry says does not fit its hash`);
  });

  it('that is changed with a right hash of its own breaks at the next', async () => {
    const forged = await stack.tampered(async () => {
      const [row] = await stack.rows('SELECT * FROM history WHERE report_id = ? AND version = 3', first);
      const entry = { ...toEntry(row as Record<string, any>), reason: 'OTHER' };
      const sql = 'UPDATE history SET reason = ?, hash = ? WHERE report_id = ? AND version = 3';
      await stack.run(sql, 'OTHER', hashOfEntry(entry), first);
    });
    expect(forged).toBe(`${first} | 4 | the entry does not continue the one before it`);
  });

  it('that is deleted breaks where it was', async () => {
    const sql = 'DELETE FROM history WHERE report_id = ? AND version = 2';
    expect(await stack.tampered(() => stack.run(sql, first))).toBe(`${first} | 2 | the entry is missing`);
  });

  it('that is put in breaks at it', async () => {
    const columns = 'id, at, action, to_status, actor_role, prev_hash, hash';
    const sql = `INSERT INTO history (report_id, version, ${columns}) SELECT report_id, ?, ${columns} FROM history WHERE report_id = ? AND version = ?`;
    const added = await stack.tampered(() => stack.run(sql, LAST + 1, first, LAST));
    expect(added).toBe(`${first} | ${LAST + 1} | what the entry says does not fit its hash`);
  });

  it('breaks when two rows change their places', async () => {
    const sql = 'UPDATE history SET version = ? WHERE report_id = ? AND version = ?';
    const swapped = await stack.tampered(async () => {
      for (const [to, from] of [
        [99, 2],
        [2, 3],
        [3, 99],
      ])
        await stack.run(sql, to, first, from);
    });
    expect(swapped).toBe(`${first} | 2 | what the entry says does not fit its hash`);
  });

  it('breaks when two reports change their histories', async () => {
    const sql = 'UPDATE history SET report_id = ? WHERE report_id = ?';
    const swapped = await stack.tampered(async () => {
      const other = '00000000-0000-7000-8000-000000000000';
      for (const [to, from] of [
        [other, first],
        [first, second],
        [second, other],
      ])
        await stack.run(sql, to, from);
    });
    expect(swapped).toBe(`${first} | 1 | what the entry says does not fit its hash`);
  });

  it('breaks when the report it tells of is gone', async () => {
    const gone = await stack.tampered(() => stack.run('DELETE FROM report WHERE id = ?', first));
    expect(gone).toBe(`${first} | ${LAST} | the report of this log is gone`);
  });
});

describe('the end of a history', () => {
  const cutOff = async (): Promise<void> => {
    await stack.run('DELETE FROM history WHERE report_id = ? AND version = ?', first, LAST);
    await stack.run('DELETE FROM reply WHERE report_id = ?', first);
  };

  it('cut off shows by what the report knows', async () => {
    expect(await stack.tampered(cutOff)).toBe(`${first} | ${LAST} | the entry is missing: the log is cut off`);
  });

  it('cut off with everything that knows of it shows by the anchor of its day', async () => {
    const cut = await stack.tampered(async () => {
      await cutOff();
      await stack.run(
        'UPDATE report SET version = ?, status = ?, log_head = (SELECT hash FROM history WHERE report_id = ? AND version = ?) WHERE id = ?',
        ...[LAST - 1, 'RESPONDED', first, LAST - 1, first],
      );
      for (const { seq, due_at: dueAt } of await stack.rows('SELECT seq, due_at FROM clock WHERE report_id = ?', first))
        await stack.run('UPDATE clock SET due_at = ? WHERE report_id = ? AND seq = ?', dueAt, first, seq);
    });
    expect(cut).toBe('anchor of 2026-03-07: it stands for 3 reports, the log of that day has 2');
  });
});

describe('what a case says today', () => {
  it.each([
    ['status', 'CLOSED', 'the report has another status than its last entry'],
    ['log_head', '1.x', 'the report knows another last entry'],
    ['erased_at', 5, 'erased without an entry about it'],
    ['version', LAST - 1, 'the report does not know of this entry'],
  ])('with another %s breaks', async (column, value, what) => {
    const broken = await stack.tampered(() => stack.run(`UPDATE report SET ${column} = ? WHERE id = ?`, value, first));
    expect(broken).toBe(`${first} | ${LAST} | ${what}`);
  });

  it('with another due date breaks', async () => {
    const moved = await stack.tampered(() =>
      stack.run('UPDATE clock SET due_at = due_at + 1 WHERE report_id = ?', first),
    );
    expect(moved).toMatch(/\| clock 1 has another due date than this entry$/);
  });

  it.each([
    ['report', 'title', 'id', 1, 'TITLE'],
    ['report', 'body', 'id', 1, 'BODY'],
    ['report', 'incident_place', 'id', 1, 'PLACE'],
    ['response', 'body', 'report_id', 4, 'RESPONSE'],
    ['reply', 'body', 'report_id', LAST, 'REPLY'],
  ])('in another text (%s.%s) breaks at the entry that brought it', async (table, column, key, version, kind) => {
    const changed = await stack.tampered(() =>
      stack.run(`UPDATE ${table} SET ${column} = 'X' WHERE ${key} = ?`, first),
    );
    expect(changed).toContain(`${first} | ${version} | ${kind} `);
    expect(changed).toContain('the text is not the one that this entry brought');
  });

  it('without a salt or a text breaks, as nobody asked for an erasure', async () => {
    const salt = await stack.tampered(() => stack.run('UPDATE reply SET salt = NULL WHERE report_id = ?', first));
    expect(salt).toContain('the salt is gone without an erasure');
    const text = await stack.tampered(() => stack.run('DELETE FROM reply WHERE report_id = ?', first));
    expect(text).toContain('the text is gone with its row');
  });

  it('in a text that no step brought breaks', async () => {
    const sql = 'UPDATE reply SET id = ? WHERE report_id = ?';
    const added = await stack.tampered(() => stack.run(sql, '00000000-0000-7000-8000-000000000000', first));
    expect(added).toContain('no entry brought this text');
  });
});

describe('an anchor', () => {
  it.each([
    ['root', 'x'],
    ['count', 5],
    ['signature', 'x'],
    ['key_id', 'x'],
    ['signed_at', 5],
    ['previous_root', null],
  ])('with another %s breaks at its day', async (column, value) => {
    const sql = `UPDATE log_anchor SET \`${column}\` = ? WHERE day = '2026-03-04'`;
    const broken = await stack.tampered(() => stack.run(sql, value));
    expect(broken).toBe('anchor of 2026-03-04: not signed by a key of this installation');
  });

  it('signed by another key breaks', async () => {
    const other = createLogKeys({ seed: Buffer.alloc(32, 6), oldKeys: [] });
    const [anchor] = await listAnchorsAfter(stack.reports.db.reader, '2026-03-03', 1);
    if (!anchor) throw new Error('No anchor.');
    const sql = "UPDATE log_anchor SET signature = ?, key_id = ? WHERE day = '2026-03-04'";
    const forge = (keyId: string) => stack.tampered(() => stack.run(sql, other.sign(encodeAnchor(anchor)), keyId));
    expect(await forge(other.keyId)).toContain('not signed by a key of this installation');
    expect(await forge(KEYS.keyId)).toContain('not signed by a key of this installation');
  });

  it('of an old key is good where the key is known', async () => {
    const [old] = KEYS.keys;
    const oldKeys = [Buffer.from(old?.publicKey ?? '', 'base64url')];
    expect(await stack.verify({ keys: createLogKeys({ seed: Buffer.alloc(32, 6), oldKeys }) })).toBe('whole');
  });

  it('that is deleted breaks at the day after; the last ones by the file', async () => {
    const sql = 'DELETE FROM log_anchor WHERE day = ?';
    const middle = await stack.tampered(() => stack.run(sql, '2026-03-04'));
    expect(middle).toBe('anchor of 2026-03-05: the day before it has none');
    const start = await stack.tampered(() => stack.run(sql, '2026-03-02'));
    expect(start).toBe('anchor of 2026-03-03: the ones before it are missing');
    const fileAnchors = await listAnchorsAfter(stack.reports.db.reader, '', 100);
    expect(await stack.verify({ fileAnchors })).toBe('whole');
    const day = fileAnchors.at(-1)?.day;
    let found = '';
    await stack.tampered(async () => {
      await stack.run(sql, day);
      found = await stack.verify({ fileAnchors });
    });
    expect(found).toBe(`anchor of ${day}: it stands in the file of DATA_DIR, and the database has lost it`);
  });
});

it('days are anchored once, and only when they are over', async () => {
  const anchored = await stack.rows('SELECT day, count FROM log_anchor ORDER BY day');
  expect(anchored.slice(0, 3).map(({ day, count }) => [day, Number(count)])).toEqual([
    ['2026-03-02', 2],
    ['2026-03-03', 3],
    ['2026-03-04', 3],
  ]);
  expect(await stack.anchor()).toBe(0);
  const next = Date.parse('2026-04-01T17:00:00Z');
  expect(await stack.anchor(next + 14 * 60_000)).toBe(0);
  expect(await stack.anchor(next + 16 * 60_000)).toBe(1);
  expect(await stack.verify()).toBe('whole');
});

function toEntry(row: Record<string, any>) {
  return {
    ...{ reportId: row.report_id, version: Number(row.version), previousHash: row.prev_hash, id: row.id },
    ...{ at: Number(row.at), action: row.action, fromStatus: row.from_status, toStatus: row.to_status },
    ...{ actorRole: row.actor_role, actorAgencyId: row.actor_agency_id, actorOperatorId: row.actor_operator_id },
    ...{ actorClientId: row.actor_client_id, assignmentId: row.assignment_id, reason: row.reason },
    ...{ dues: row.dues, texts: row.texts },
  };
}
