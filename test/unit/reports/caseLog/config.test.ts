// The key that signs the anchors: from the environment, or else from the root key; old ones by their public halves.
import { expect, it } from '@jest/globals';
import { createLogKeys } from '../../../../subgraphs/reports/app/caseLog/logKeys';
import { logKeysOf, readReportsConfig } from '../../../../subgraphs/reports/config';

const key = 'k'.repeat(43);
const own = 'A'.repeat(43);
const peer = (name: string) => ({
  [`LAPOR_${name}_URL`]: 'http://127.0.0.1:1',
  [`LAPOR_${name}_PEER_KEY`]: key,
});
const base = { LAPOR_ROOT_KEY: key, ...peer('AGENCIES'), ...peer('USERS') };
const keysOf = (env: Record<string, string>) => createLogKeys(logKeysOf(readReportsConfig(env)));

it('without a key of its own, the log is signed by one that follows from the root key', () => {
  expect(keysOf(base).keyId).toBe(keysOf(base).keyId);
  expect(keysOf({ ...base, LAPOR_ROOT_KEY: 'x'.repeat(43) }).keyId).not.toBe(keysOf(base).keyId);
});

it('a key of its own takes over; the old one is known by its public half alone', () => {
  const before = keysOf(base);
  const signature = before.sign('text');
  const publicKey = before.keys[0]?.publicKey ?? '';
  const after = keysOf({ ...base, LAPOR_CASE_LOG_KEY: own, LAPOR_CASE_LOG_OLD_KEYS: `${publicKey},${key}` });
  expect(after.keys.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false]);
  expect(after.isSigned('text', { keyId: before.keyId, signature })).toBe(true);
  expect(after.isSigned('other', { keyId: before.keyId, signature })).toBe(false);
  expect(after.isSigned('text', { keyId: after.keyId, signature })).toBe(false);
  expect(keysOf({ ...base, LAPOR_CASE_LOG_KEY: own }).isSigned('text', { keyId: before.keyId, signature })).toBe(false);
});

it('a key of another length stops the start', () => {
  expect(() => readReportsConfig({ ...base, LAPOR_CASE_LOG_KEY: 'short' })).toThrow(
    /LAPOR_CASE_LOG_KEY: wants 32 bytes/,
  );
  expect(() => readReportsConfig({ ...base, LAPOR_CASE_LOG_OLD_KEYS: `${own},x` })).toThrow(/LAPOR_CASE_LOG_OLD_KEYS/);
});
