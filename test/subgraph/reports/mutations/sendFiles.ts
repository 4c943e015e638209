// Rows of files that somebody has sent and not used yet: what an upload leaves, without the bytes.
import { newId } from '../../../../platform/ids';
import type { Principal } from '../../../../schema/contract/principal';
import { insertRows } from '../../../../subgraphs/reports/store/saveCase';
import type { WritingStack } from './writingStack';

export async function sendFiles({ database, clock }: WritingStack, by: Principal, count = 1): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  const rows = ids.map((id) => ({
    ...{ id, state: 'STORED', uploader_kind: by.kind, uploader_id: by.kind === 'ANONYMOUS' ? null : by.id },
    ...{ file_name: 'foto.jpg', content_type: 'image/jpeg', announced_bytes: 10, size_bytes: 9, position: 0 },
    ...{
      storage_key: `key-${id}`,
      sha256: 'f'.repeat(64),
      created_at: clock.nowMs,
      forget_at: clock.nowMs + 3_600_000,
    },
  }));
  await database.write((tx) => insertRows(tx, 'attachment', rows));
  return ids;
}
