// Every measure that is shown, by name: the one table from which the descriptions of the schema, `statistics.definitions`,
// the dashboard's page of definitions and the tests are made. A measure that is not here is not shown.

export type MeasureUnit = 'CASES' | 'SHARE' | 'WORKING_DAYS' | 'SCORE';

export interface MeasureDefinition {
  /** The field of the schema that shows it. */
  readonly code: string;
  readonly nameId: string;
  readonly nameEn: string;
  readonly definition: string;
  readonly definitionId: string;
  /** Of a share: what is counted, and of what. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly unit: MeasureUnit;
  /** Where the rule comes from. */
  readonly source: string;
}

const POLICY = 'PermenPANRB 62/2018';
const ROAD_MAP = 'PermenPANRB 46/2020 (peta jalan), KepmenPANRB 680/2020';
const LIFE = 'LAPOR!, alur penanganan laporan';
const OWN = 'Rancangan sistem ini (docs/decisions/0027)';

type Named = Pick<MeasureDefinition, 'nameEn' | 'nameId' | 'definition' | 'definitionId' | 'source'>;
const counted = (named: Named) => ({ ...named, unit: 'CASES', numerator: null, denominator: null }) as const;
const share = (named: Named, numerator: string, denominator: string) =>
  ({ ...named, unit: 'SHARE', numerator, denominator }) as const;
const days = (named: Named) => ({ ...named, unit: 'WORKING_DAYS', numerator: null, denominator: null }) as const;

const TABLE = {
  received: counted({
    nameEn: 'Received',
    nameId: 'laporan masuk',
    definition: 'reports submitted in the period',
    definitionId: 'laporan yang disampaikan dalam periode',
    source: LIFE,
  }),
  receivedByAgency: counted({
    nameEn: 'Received',
    nameId: 'disposisi masuk',
    definition: 'assignments given to the institution in the period',
    definitionId: 'disposisi yang diterima instansi dalam periode',
    source: LIFE,
  }),
  verified: counted({
    nameEn: 'Verified',
    nameId: 'terverifikasi',
    definition: 'reports disposed for the first time in the period',
    definitionId: 'laporan yang pertama kali didisposisikan dalam periode',
    source: LIFE,
  }),
  archived: counted({
    nameEn: 'Archived',
    nameId: 'arsip',
    definition: 'reports archived in the period, by an admin or because a question stayed unanswered',
    definitionId: 'laporan yang diarsipkan dalam periode, oleh admin atau karena permintaan kelengkapan tidak dijawab',
    source: LIFE,
  }),
  archivedByReason: counted({
    nameEn: 'Archived by reason',
    nameId: 'arsip menurut alasan',
    definition: 'reports archived in the period, by the reason that was given; they add up to `archived`',
    definitionId: 'laporan yang diarsipkan dalam periode menurut alasannya; jumlahnya sama dengan arsip',
    source: LIFE,
  }),
  disposed: counted({
    nameEn: 'Disposed',
    nameId: 'terdisposisi',
    definition: 'disposals of submitted reports to institutions in the period; one that came back counts again',
    definitionId: 'disposisi laporan kepada instansi dalam periode; laporan yang kembali dihitung lagi',
    source: LIFE,
  }),
  followedUp: counted({
    nameEn: 'Followed up',
    nameId: 'mulai ditindaklanjuti',
    definition:
      'cases with their first reaction of an institution in the period, an acceptance, an interim reply or a response. Each case once, on the WIB day of that reaction',
    definitionId:
      'laporan yang mendapat reaksi pertama instansi dalam periode: diterima, jawaban sementara, atau tanggapan. Setiap laporan dihitung sekali, pada hari WIB reaksi itu',
    source: ROAD_MAP,
  }),
  responded: counted({
    nameEn: 'Responded',
    nameId: 'ditindaklanjuti',
    definition:
      'cases answered for the first time in the period; a report when every institution at work on it has published a response',
    definitionId: 'laporan yang pertama kali dijawab dalam periode, oleh semua instansi yang menanganinya',
    source: LIFE,
  }),
  closed: counted({
    nameEn: 'Closed',
    nameId: 'selesai',
    definition:
      'closures in the period, by confirmation, by silence or by the national admin. A reopened case counts again when it is closed again',
    definitionId:
      'laporan yang selesai dalam periode: dikonfirmasi pelapor, tidak ditanggapi lagi, atau ditutup admin nasional. Laporan yang dibuka kembali dihitung lagi ketika selesai lagi',
    source: LIFE,
  }),
  autoClosed: counted({
    nameEn: 'Closed by silence',
    nameId: 'selesai otomatis',
    definition: 'closures in the period because the reporter did not reply within 10 working days; part of `closed`',
    definitionId:
      'laporan yang selesai dalam periode karena pelapor tidak menanggapi dalam 10 hari kerja; bagian dari selesai',
    source: LIFE,
  }),
  reopened: counted({
    nameEn: 'Reopened',
    nameId: 'dibuka kembali',
    definition: 'closed cases taken up again in the period',
    definitionId: 'laporan selesai yang dibuka kembali dalam periode',
    source: OWN,
  }),
  returned: counted({
    nameEn: 'Returned',
    nameId: 'dikembalikan, bukan wewenang',
    definition: 'assignments given back in the period because the institution is not competent',
    definitionId: 'disposisi yang dikembalikan dalam periode karena bukan wewenang instansi',
    source: LIFE,
  }),
  open: counted({
    nameEn: 'Open',
    nameId: 'tunggakan',
    definition:
      'cases not ended at the end of the period, or now while it runs, whenever they came in. Exact figures only',
    definitionId: 'laporan yang belum berakhir pada akhir periode, atau saat ini selama periode berjalan',
    source: ROAD_MAP,
  }),
  overdue: counted({
    nameEn: 'Overdue',
    nameId: 'terlambat',
    definition:
      'open cases whose nearest running clock was due on a WIB day before today. A figure of the present: null for a period that has ended. Exact figures only',
    definitionId: 'laporan terbuka yang batas waktu terdekatnya jatuh sebelum hari ini (WIB)',
    source: POLICY,
  }),
  backlogByAge: counted({
    nameEn: 'Backlog by age',
    nameId: 'tunggakan menurut umur',
    definition:
      'cases open at the end of a day, by calendar days since they came in: 0–14, 15–30, 31–60, 61–90 and more than 90; the day they came in is day 0. Exact figures only',
    definitionId:
      'laporan terbuka pada akhir hari, menurut jumlah hari kalender sejak masuk: 0–14, 15–30, 31–60, 61–90, dan lebih dari 90',
    source: OWN,
  }),
  findings: counted({
    nameEn: 'Findings',
    nameId: 'temuan',
    definition: 'responses published in the period by what the institution found; a case answered twice counts twice',
    definitionId: 'tanggapan yang diterbitkan dalam periode menurut temuan instansi',
    source: OWN,
  }),
  followUpRate: share(
    {
      nameEn: 'Follow-up rate',
      nameId: 'tingkat tindak lanjut',
      definition: '`followedUp / received`, both of the period. Above 1 when older cases were worked off',
      definitionId: 'mulai ditindaklanjuti dibagi masuk, keduanya dalam periode. Di atas 1 bila tunggakan dikerjakan',
      source: ROAD_MAP,
    },
    'followedUp',
    'received',
  ),
  resolutionRate: share(
    {
      nameEn: 'Resolution rate',
      nameId: 'tingkat penyelesaian',
      definition: '`closed / received`, both of the period. Above 1 when older cases were worked off',
      definitionId: 'selesai dibagi masuk, keduanya dalam periode. Di atas 1 bila tunggakan dikerjakan',
      source: ROAD_MAP,
    },
    'closed',
    'received',
  ),
  returnedRate: share(
    {
      nameEn: 'Returned rate',
      nameId: 'tingkat pengembalian',
      definition: '`returned / received`, both of the period',
      definitionId: 'dikembalikan dibagi masuk, keduanya dalam periode',
      source: OWN,
    },
    'returned',
    'received',
  ),
  reopenRate: share(
    {
      nameEn: 'Reopen rate',
      nameId: 'tingkat pembukaan kembali',
      definition: '`reopened / closed`, both of the period',
      definitionId: 'dibuka kembali dibagi selesai, keduanya dalam periode',
      source: OWN,
    },
    'reopened',
    'closed',
  ),
  verifyOnTimeRate: share(
    {
      nameEn: 'On-time rate of verification',
      nameId: 'ketepatan waktu verifikasi',
      definition:
        'of the VERIFY clocks of reports that fell due in the period, before today, those met by their due date. Unverified ones count as missed',
      definitionId:
        'dari laporan yang batas waktu verifikasinya jatuh dalam periode, sebelum hari ini, bagian yang diverifikasi tepat waktu. Yang belum diverifikasi dihitung terlambat',
      source: POLICY,
    },
    'VERIFY clocks met',
    'VERIFY clocks due',
  ),
  firstResponseOnTimeRate: share(
    {
      nameEn: 'On-time rate of the first response',
      nameId: 'ketepatan waktu tanggapan pertama',
      definition:
        'of the FIRST_RESPONSE clocks of assignments that fell due in the period, before today, those met by their due date. Unanswered ones count as missed',
      definitionId:
        'dari disposisi yang batas waktu tanggapan pertamanya jatuh dalam periode, sebelum hari ini, bagian yang ditanggapi tepat waktu. Yang belum ditanggapi dihitung terlambat',
      source: POLICY,
    },
    'FIRST_RESPONSE clocks met',
    'FIRST_RESPONSE clocks due',
  ),
  resolveOnTimeRate: share(
    {
      nameEn: 'On-time rate of resolving',
      nameId: 'ketepatan waktu penyelesaian',
      definition:
        'of the RESOLVE clocks of assignments that fell due in the period, before today, those answered by their due date. Unanswered ones count as missed',
      definitionId:
        'dari disposisi yang batas waktu penyelesaiannya jatuh dalam periode, sebelum hari ini, bagian yang dijawab tepat waktu. Yang belum dijawab dihitung terlambat',
      source: POLICY,
    },
    'RESOLVE clocks met',
    'RESOLVE clocks due',
  ),
  rating: {
    nameEn: 'Rating',
    nameId: 'penilaian pelapor',
    definition: 'mean of the ratings 1 to 5 that reporters gave when they closed their cases in the period',
    definitionId: 'rata-rata penilaian 1 sampai 5 dari pelapor yang menyelesaikan laporannya dalam periode',
    numerator: 'sum of the ratings',
    denominator: 'number of ratings',
    unit: 'SCORE',
    source: OWN,
  },
  verifyDays: days({
    nameEn: 'Working days to verify',
    nameId: 'lama verifikasi',
    definition:
      'working days from submission to the first disposal, of the reports submitted in the period; median and 90th percentile with the still open counted (Kaplan–Meier)',
    definitionId:
      'hari kerja dari laporan masuk sampai disposisi pertama, untuk laporan yang masuk dalam periode; median dan persentil 90, yang masih berjalan ikut dihitung (Kaplan–Meier)',
    source: POLICY,
  }),
  respondDays: days({
    nameEn: 'Working days to the first response',
    nameId: 'lama tanggapan pertama',
    definition:
      'working days from an assignment to the institution’s first reaction, of the assignments given in the period; median and 90th percentile with the still open counted (Kaplan–Meier)',
    definitionId:
      'hari kerja dari disposisi sampai reaksi pertama instansi, untuk disposisi dalam periode; median dan persentil 90, yang masih berjalan ikut dihitung (Kaplan–Meier)',
    source: POLICY,
  }),
  resolveDays: days({
    nameEn: 'Working days to resolve',
    nameId: 'lama penyelesaian',
    definition:
      'working days from an assignment to the institution’s answer, of the assignments given in the period; median and 90th percentile with the still open counted (Kaplan–Meier)',
    definitionId:
      'hari kerja dari disposisi sampai jawaban instansi, untuk disposisi dalam periode; median dan persentil 90, yang masih berjalan ikut dihitung (Kaplan–Meier)',
    source: POLICY,
  }),
} as const satisfies Readonly<Record<string, Omit<MeasureDefinition, 'code'>>>;

export type MeasureCode = keyof typeof TABLE;

export const DEFINITIONS: readonly MeasureDefinition[] = Object.entries(TABLE).map(([code, entry]) => ({
  code,
  ...entry,
}));

/** As the schema says it: `Returned (dikembalikan, bukan wewenang): assignments given back …` */
export function describeMeasure(code: MeasureCode): string {
  const { nameEn, nameId, definition } = TABLE[code];
  return `${nameEn} (${nameId}): ${definition}.`;
}
