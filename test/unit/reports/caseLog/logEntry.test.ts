// The canonical text of an entry and its hash: what a verifier in another language has to make, too.
import { expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { commitText, commitmentOf } from '../../../../subgraphs/reports/app/caseLog/commitText';
import { hashOfEntry } from '../../../../subgraphs/reports/app/caseLog/sealEntry';
import { encodeLogEntry, type LogEntry } from '../../../../subgraphs/reports/domain/logEntry';

const entry: LogEntry = {
  ...{ reportId: 'r', version: 2, previousHash: '1.abc', id: 'h', at: 1767225600000, action: 'DISPOSE' },
  ...{ fromStatus: 'SUBMITTED', toStatus: 'DISPOSED', actorRole: 'NATIONAL_ADMIN', actorAgencyId: 'a' },
  ...{ actorOperatorId: 'o', actorClientId: null, assignmentId: null, reason: null, dues: '[[1,5]]', texts: null },
};

it('an entry is written as one array of JSON', () => {
  expect(encodeLogEntry(entry)).toBe(
    '["sp4n-lapor/case-log/1","r",2,"1.abc","h",1767225600000,"DISPOSE","SUBMITTED","DISPOSED",' +
      '"NATIONAL_ADMIN","a","o",null,null,null,"[[1,5]]",null]',
  );
});

it('its hash is the format and SHA-256 of that text', () => {
  const digest = createHash('sha256').update(encodeLogEntry(entry)).digest('base64url');
  expect(hashOfEntry(entry)).toBe(`1.${digest}`);
});

it.each(Object.keys(entry))('another %s gives another hash', (name) => {
  const value = entry[name as keyof LogEntry];
  const other = typeof value === 'number' ? value + 1 : `${value}x`;
  expect(hashOfEntry({ ...entry, [name]: other })).not.toBe(hashOfEntry(entry));
});

it('a commitment is SHA-256 over the salt and the text, and another with each salt', () => {
  const { salt, logged } = commitText('REPLY', 'r', 'Masih rusak – 🙏');
  const bytes = Buffer.concat([Buffer.from(salt, 'base64url'), Buffer.from('Masih rusak – 🙏')]);
  expect(Buffer.from(salt, 'base64url')).toHaveLength(16);
  expect(logged.commitment).toBe(createHash('sha256').update(bytes).digest('base64url'));
  expect(commitText('REPLY', 'r', 'Masih rusak – 🙏').logged.commitment).not.toBe(logged.commitment);
  expect(commitmentOf(salt, 'Masih rusak')).not.toBe(logged.commitment);
});
