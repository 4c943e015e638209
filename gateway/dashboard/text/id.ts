// The dashboard in Indonesian. en.ts says the same in English.
import { DETAILS_ID } from './details.id';
import { MEASURES_ID } from './measures.id';

export const INDONESIAN = {
  code: 'id',
  measures: MEASURES_ID,
  ...DETAILS_ID,
  site: 'Kinerja Nasional',
  tagline: 'Statistik terbuka pengelolaan pengaduan pelayanan publik',
  skip: 'Langsung ke isi',
  navigation: 'Bagian dasbor',
  pages: {
    start: 'Ringkasan',
    provinces: 'Provinsi',
    institutions: 'Instansi',
    categories: 'Kategori',
    definitions: 'Definisi',
  },
  switchLanguage: 'English',
  period: {
    label: 'Periode',
    show: 'Tampilkan',
    months: 'Bulan',
    quarters: 'Triwulan',
    years: 'Tahun',
    quarter: (quarter: string, year: string) => `Triwulan ${['I', 'II', 'III', 'IV'][Number(quarter) - 1]} ${year}`,
    week: (week: string, year: string) => `Minggu ${week} tahun ${year}`,
    against: (period: string, previous: string) => `${period}, dibandingkan dengan ${previous}`,
    running: (day: string) => `Periode ini masih berjalan (data sampai ${day}); perubahan belum dihitung.`,
  },
  fresh: {
    asOf: (instant: string) => `Data sampai ${instant}`,
    lag: (seconds: string) => `tertinggal ${seconds} detik`,
    none: 'Belum ada data yang dihitung.',
  },
  start: {
    title: 'Kinerja pengaduan nasional',
    keyFigures: 'Angka kunci',
    trend: 'Laporan masuk dan selesai per bulan',
    onTime: 'Ketepatan waktu',
    onTimeNote: 'Bagian tenggat yang jatuh tempo dalam periode ini dan dipenuhi tepat waktu.',
    map: 'Peta petak 38 provinsi',
    mapNote: 'Tiap petak satu provinsi, kira-kira pada letaknya. Pilih petak untuk melihat rinciannya.',
    mapMeasure: 'Ukuran pada peta',
    west: 'Peta petak: Sumatera, Jawa, dan Kalimantan',
    east: 'Peta petak: Bali, Nusa Tenggara, Sulawesi, Maluku, dan Papua',
    rising: 'Kategori yang meningkat',
    risingNote: (n: string) =>
      `Kategori utama dengan kenaikan laporan masuk terbesar; hanya yang memiliki sedikitnya ${n} laporan pada periode sebelumnya.`,
    risingNone: 'Tidak ada kategori yang memenuhi syarat dan meningkat dalam periode ini.',
    help: 'Instansi yang perlu dibantu',
    helpNote: (n: string) =>
      `Penyelesaian tepat waktu terendah. Hanya instansi yang terhubung sepanjang periode ini dan memiliki sedikitnya ${n} tenggat jatuh tempo.`,
    helpAll: 'Semua peringkat',
    risingFrom: (before: string, now: string) => `${before} menjadi ${now} laporan`,
  },
  change: {
    up: 'naik',
    down: 'turun',
    same: 'tetap',
    points: (change: string) => `${change} poin persen`,
    from: (previous: string) => `dari ${previous}`,
    none: 'tanpa pembanding',
  },
  outOf: (numerator: string, denominator: string) => `${numerator} dari ${denominator}`,
  cell: {
    suppressed: 'dilindungi',
    suppressedShort: '< 5',
    none: '–',
    noneSpoken: 'tidak ada',
    note: '“Dilindungi”: angka di bawah 5, atau angka yang dapat membuka angka kecil lain, tidak ditampilkan untuk melindungi pelapor. Artinya bukan nol.',
    unpublished:
      'Rincian untuk periode ini belum terbit: angka per provinsi, kategori, dan instansi terbit satu jam setelah bulan berakhir.',
  },
  unavailable: 'Bagian ini sedang tidak tersedia.',
  table: {
    show: 'Tabel data',
    csv: 'CSV',
    csvBom: 'CSV untuk Excel',
    json: 'JSON',
    columns: 'Kamus kolom',
    download: (table: string) => `Unduh ${table}`,
    nowhere: 'Tanpa wilayah',
  },
  columns: {
    month: { label: 'Bulan', definition: 'Bulan kalender WIB, YYYY-MM.' },
    province: {
      label: 'Provinsi',
      definition: 'Nama provinsi tempat kejadian; kosong bila laporan tidak menyebutnya.',
    },
    provinceCode: { label: 'Kode wilayah', definition: 'Kode provinsi Kementerian Dalam Negeri, misalnya 35.' },
    category: { label: 'Kategori', definition: 'Nama kategori utama, termasuk subkategorinya.' },
    categoryCode: { label: 'Kode kategori', definition: 'Kode kategori, misalnya PEKERJAAN_UMUM.' },
    institution: { label: 'Instansi', definition: 'Nama resmi instansi.' },
    institutionCode: { label: 'Kode instansi', definition: 'Kode instansi yang tetap, misalnya PEMKOT-3578.' },
    institutionKind: { label: 'Jenis', definition: 'Jenis instansi.' },
    rank: { label: 'Peringkat', definition: 'Peringkat mulai dari 1; nilai yang sama berbagi peringkat.' },
    value: { label: 'Nilai', definition: 'Nilai ukuran yang dipilih, dari 0 sampai 1 atau lebih.' },
    sampleSize: { label: 'n', definition: 'Penyebut ukuran: banyaknya kasus.' },
  },
  scale: {
    legend: 'Keterangan warna',
    upTo: (to: string) => `di bawah ${to}`,
    between: (from: string, to: string) => `${from} – ${to}`,
    from: (from: string) => `${from} ke atas`,
  },
  chart: {
    monthsDescription: (first: string, last: string, received: string, closed: string) =>
      `Diagram batang laporan masuk dengan garis laporan selesai, ${first} sampai ${last}. Pada bulan terakhir ${received} laporan masuk dan ${closed} selesai. Semua angka ada dalam tabel data.`,
    mapDescription: (measure: string) =>
      `${measure} tiap provinsi sebagai angka dan warna petak. Semua angka ada dalam tabel data.`,
    rankingDescription: (measure: string) =>
      `Diagram batang ${measure} tiap instansi. Semua angka ada dalam tabel data.`,
    onTimeDescription: 'Diagram batang bagian tenggat yang dipenuhi tepat waktu.',
  },
  footer: {
    public:
      'Angka terbuka dari skema publik /graphql. Laporan rahasia, anonim, dan yang belum diverifikasi ikut dihitung; tidak ada data pribadi.',
    request: 'Nomor permintaan',
  },
  faults: {
    title: 'Halaman ini tidak dapat ditampilkan',
    language: 'Bahasa yang diminta tidak ada. Pilih lang=id atau lang=en.',
    period:
      'Periode yang diminta tidak dikenal atau belum dimulai. Tulis tahun (2026), triwulan (2026-Q3), bulan (2026-10), minggu (2026-W47), atau hari (2026-11-23).',
    province: 'Tidak ada provinsi dengan kode ini.',
    institution: 'Tidak ada instansi dengan kode ini.',
    category: 'Tidak ada kategori utama dengan kode ini.',
    table: 'Tidak ada tabel dengan nama ini.',
    after: 'Halaman daftar ini tidak dikenal lagi; mulailah dari awal daftar.',
    repeated: (name: string) => `Parameter “${name}” hanya boleh ditulis satu kali.`,
    choice: (name: string, choices: readonly string[]) =>
      `Nilai parameter “${name}” tidak dikenal. Pilihannya: ${choices.join(', ')}.`,
    code: 'Kode',
    back: 'Kembali ke ringkasan',
    retry: 'Gangguan ini biasanya sebentar; muat ulang halaman ini dalam beberapa saat.',
  },
};
