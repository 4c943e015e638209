// What surrounds a seeded case without being a step of it: internal notes of its institutions, supports of other citizens.
// Drawn by itself, so that the case is the same with and without them. Called by rowsOfCase.ts.
import { seedIdAt } from '../../../schema/reference/ids';
import { createRandom } from '../../../schema/reference/random';
import { isPublic } from '../domain/isPublic';
import type { Columns, ReportContent } from '../store/caseRows';
import { slotOf } from '../store/supports';
import type { CaseRun } from './caseRun';
import { pickReporterId } from './reporterPool';

const NOTED_SHARE = 0.09;
const SUPPORTED_SHARE = 0.06;
const POPULAR_SHARE = 0.06;
const HOUR_MS = 3_600_000;

const NOTES = [
  'Sudah ditelepon, pelapor meminta dihubungi kembali sore hari.',
  'Menunggu hasil cek lapangan dari tim wilayah.',
  'Anggaran pemeliharaan masih tersedia, dijadwalkan minggu depan.',
  'Laporan serupa pernah ditangani bulan lalu, lihat berkas lama.',
  'Foto sudah diteruskan ke petugas lapangan.',
  'Perlu koordinasi dengan bidang hukum sebelum dijawab.',
  'Kepala bidang meminta konsep jawaban diperiksa lebih dahulu.',
  'Lokasi berada di perbatasan, batas kewenangan sedang dipastikan.',
] as const;

export function listNotes({ steps, draft, world }: CaseRun): Columns[] {
  const random = createRandom(`notes:${draft.n}`);
  return steps.flatMap(({ change, actor }): Columns[] => {
    const { action, at, after } = change;
    const isWork = action === 'ACCEPT' || action === 'INTERIM_REPLY' || action === 'RETURN';
    if (!isWork || actor.agencyId === null || !random.chance(NOTED_SHARE)) return [];
    const notedAt = Math.min(at + random.int(2 * HOUR_MS) + 60_000, world.endMs);
    return [
      {
        id: seedIdAt('note', `${draft.n}/${after.version}`, notedAt),
        report_id: draft.content.id,
        agency_id: actor.agencyId,
        author_operator_id: actor.operatorId,
        author_client_id: actor.clientId,
        body: random.pick(NOTES),
        at: notedAt,
      },
    ];
  });
}

export interface SupportRows {
  readonly supports: readonly Columns[];
  readonly tallies: readonly Columns[];
}

/** Neighbours, mostly few; now and then a report finds many. Never its own reporter. */
export function listSupports({ draft, state, world }: CaseRun, content: ReportContent): SupportRows {
  const random = createRandom(`supports:${draft.n}`);
  const { verifiedAt, status } = state;
  const { id: reportId, isConfidential } = content;
  const isOpenToAll = isPublic({ verifiedAt, status, isConfidential });
  if (!isOpenToAll || verifiedAt === null || !random.chance(SUPPORTED_SHARE)) return { supports: [], tallies: [] };
  const count = 1 + Math.floor(-Math.log(1 - random.next()) * (random.chance(POPULAR_SHARE) ? 25 : 2));
  const reporters = new Set<string>();
  for (let i = 0; i < count; i += 1) reporters.add(pickReporterId(random, draft.area.code, world.scale));
  if (content.reporterId !== null) reporters.delete(content.reporterId);
  const tally = new Map<number, number>();
  const supports = [...reporters].map((reporterId) => {
    const slot = slotOf(reporterId);
    tally.set(slot, 1 + (tally.get(slot) ?? 0));
    const at = verifiedAt + random.int(Math.max(1, world.endMs - verifiedAt));
    return { report_id: reportId, reporter_id: reporterId, at };
  });
  return { supports, tallies: [...tally].map(([slot, n]) => ({ report_id: reportId, slot, supports: n })) };
}
