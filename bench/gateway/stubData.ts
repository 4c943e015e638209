// What the stubs know: 50 cases with 5 follow-ups each, whose people and agencies repeat, or are all distinct. Called by stubs.ts.
type Entity = Readonly<Record<string, unknown>>;

const STATUSES = ['SUBMITTED', 'VERIFIED', 'ASSIGNED', 'IN_PROGRESS', 'CLOSED'];
const LEVELS = ['MINISTRY', 'PROVINCE', 'REGENCY'];
const CASES = 50;
const FOLLOW_UPS = 5;
/** So many people and agencies repeat over all references. */
const PEOPLE = 17;
const AGENCIES = 10;

const uuid = (kind: number, index: number): string =>
  `018f000${kind}-0000-7000-8000-${String(index).padStart(12, '0')}`;

export const createUser = (id: string): Entity => ({
  id,
  displayName: `Pegawai nomor ${id.slice(-4)} di Dinas Perhubungan`,
  role: 'LIAISON_OFFICER',
});

export const createAgency = (id: string): Entity => ({
  id,
  name: `Dinas Pekerjaan Umum dan Penataan Ruang Kabupaten ${id.slice(-4)}`,
  shortName: `DPUPR ${id.slice(-4)}`,
  level: LEVELS[Number(id.slice(-4)) % 3],
  city: `Kota ${id.slice(-4)}`,
});

/** Each reference that the answer holds, counted: with `isDistinct` no two are of the same entity. */
function createCase(index: number, isDistinct: boolean): Entity {
  const reference = (slot: number) => {
    const at = index * (FOLLOW_UPS + 1) + slot;
    return {
      user: { id: uuid(2, isDistinct ? at : at % PEOPLE) },
      agency: { id: uuid(3, isDistinct ? at : at % AGENCIES) },
    };
  };
  const own = reference(0);
  const followUps = Array.from({ length: FOLLOW_UPS }, (_, number) => ({
    id: uuid(4, index * FOLLOW_UPS + number),
    text: `Laporan sudah diteruskan ke bidang terkait, tahap ${number + 1}. Mohon menunggu hasil pemeriksaan lapangan.`,
    at: `2026-10-0${number + 1}T02:00:00.000Z`,
    author: reference(number + 1).user,
    agency: reference(number + 1).agency,
  }));
  return {
    id: uuid(1, index),
    trackingId: String(10_000_000 + index),
    title: `Jalan rusak dan lampu padam di RT 0${index % 9} sejak dua minggu lalu`,
    status: STATUSES[index % STATUSES.length],
    category: index % 4 === 0 ? null : 'Infrastruktur',
    submittedAt: `2026-09-${String((index % 28) + 1).padStart(2, '0')}T01:30:00.000Z`,
    dueAt: index % 3 === 0 ? null : '2026-10-10T01:30:00.000Z',
    agency: own.agency,
    assignee: index % 7 === 0 ? null : own.user,
    followUps: ({ first }: { first: number }) => followUps.slice(0, first),
  };
}

const CASES_OF = [false, true].map((isDistinct) =>
  Array.from({ length: CASES }, (_, at) => createCase(at, isDistinct)),
);

export const ROOT: Entity = {
  case: ({ id }: { id: string }) => CASES_OF[0]?.find((one) => one.id === id) ?? null,
  inbox: ({ first, distinct }: { first: number; distinct: boolean }) => ({
    nodes: CASES_OF[distinct ? 1 : 0]?.slice(0, first),
    totalCount: 12_345,
  }),
  agency: ({ id }: { id: string }) => createAgency(id),
  user: ({ id }: { id: string }) => createUser(id),
  openCases: 7,
};

export const FIRST_CASE_ID = uuid(1, 0);
