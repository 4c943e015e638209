// The measures by name, with their definitions, in Indonesian. measures.en.ts says the same in English.
import type { MeasureName } from '../data/answers';

export interface MeasureText {
  readonly name: string;
  readonly definition: string;
}

export const MEASURES_ID: Readonly<Record<MeasureName, MeasureText>> = {
  received: { name: 'Laporan masuk', definition: 'Laporan yang disampaikan dalam periode ini.' },
  closed: {
    name: 'Selesai',
    definition: 'Penutupan laporan dalam periode ini. Laporan yang dibuka kembali dihitung lagi saat ditutup lagi.',
  },
  open: {
    name: 'Tunggakan',
    definition: 'Laporan yang belum berakhir pada akhir periode, atau sekarang selama periode berjalan.',
  },
  followUpRate: {
    name: 'Tingkat tindak lanjut',
    definition:
      'Mulai ditindaklanjuti dibagi laporan masuk, keduanya dalam periode ini. Di atas 100% bila laporan lama ikut dikerjakan.',
  },
  resolutionRate: {
    name: 'Tingkat penyelesaian',
    definition:
      'Selesai dibagi laporan masuk, keduanya dalam periode ini. Di atas 100% bila laporan lama ikut selesai.',
  },
  verifyOnTimeRate: {
    name: 'Verifikasi tepat waktu',
    definition: 'Dari tenggat verifikasi (3 hari kerja) yang jatuh tempo dalam periode ini, bagian yang dipenuhi.',
  },
  firstResponseOnTimeRate: {
    name: 'Tanggapan pertama tepat waktu',
    definition:
      'Dari tenggat tanggapan pertama (5 hari kerja) yang jatuh tempo dalam periode ini, bagian yang dipenuhi. Yang belum dijawab dihitung terlambat.',
  },
  resolveOnTimeRate: {
    name: 'Penyelesaian tepat waktu',
    definition:
      'Dari tenggat penyelesaian (5, 14, atau 60 hari kerja menurut klasifikasi) yang jatuh tempo dalam periode ini, bagian yang dipenuhi. Yang belum dijawab dihitung terlambat.',
  },
  returnedRate: {
    name: 'Dikembalikan',
    definition: 'Disposisi yang dikembalikan karena bukan wewenang, dibagi yang masuk, keduanya dalam periode ini.',
  },
  reopenRate: {
    name: 'Dibuka kembali',
    definition: 'Laporan selesai yang dibuka kembali, dibagi yang diselesaikan, keduanya dalam periode ini.',
  },
};
