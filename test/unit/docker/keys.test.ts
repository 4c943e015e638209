// `lapor keys oauth`: a file that the users subgraph accepts, which grows by a key at each call.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeOauthKey } from '../../../bin/makeKeys';
import { pickSigningKey } from '../../../subgraphs/users/domain/signingKeys';
import { readKeyFile } from '../../../subgraphs/users/store/oauthKeyFile';

const NOW_MS = Date.parse('2026-11-24T05:00:00Z');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lapor-keys-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

it('makes a file that its owner alone can read, with a key that signs at once', async () => {
  const file = join(folder, 'oauth', 'keys.json');
  const said = await makeOauthKey(file, NOW_MS);
  const key = pickSigningKey(readKeyFile(file), NOW_MS);
  expect(said).toBe(`${file}: key ${key?.kid} signs at once`);
  expect([statSync(file).mode & 0o777, statSync(join(folder, 'oauth')).mode & 0o777]).toEqual([0o600, 0o700]);
});

it('adds a second key, and lets the first one sign until everybody knows it', async () => {
  const file = join(folder, 'keys.json');
  await makeOauthKey(file, NOW_MS);
  const [first] = readKeyFile(file);
  expect(await makeOauthKey(file, NOW_MS)).toMatch(/ signs from 2026-11-24T/);
  const keys = readKeyFile(file);
  expect(keys).toHaveLength(2);
  expect(pickSigningKey(keys, NOW_MS)?.kid).toBe(first?.kid);
  expect(pickSigningKey(keys, NOW_MS + 24 * 3_600_000)?.kid).not.toBe(first?.kid);
});
