// The enums of this subgraph. Those of others are in sharedEnums.ts.
import { registerEnumType } from 'type-graphql';
import { COMPARED_MEASURES, type ComparedMeasureName } from '../domain/comparedMeasures';
import type { Crossable } from '../app/readCrossedTable';
import { ARCHIVE_COUNTERS } from '../domain/codedMeasures';
import type { MeasureUnit } from '../domain/definitions';
import type { RankOrder } from '../domain/rankMembers';

function createEnum<T extends string>(
  name: string,
  description: string,
  values: Readonly<Record<T, string>>,
): { readonly [V in T]: V } {
  const names = Object.keys(values) as T[];
  const object = Object.fromEntries(names.map((value) => [value, value])) as { readonly [V in T]: V };
  const valuesConfig = Object.fromEntries(names.map((value) => [value, { description: values[value] }]));
  registerEnumType(object, { name, description, valuesConfig: valuesConfig as never });
  return object;
}

const comparedNames = Object.fromEntries(
  Object.entries(COMPARED_MEASURES).map(([name, { figure }]) => [name, `See \`AgencyFigures.${figure}\`.`]),
) as Record<ComparedMeasureName, string>;

export const ComparedMeasureEnum = createEnum(
  'ComparedMeasure',
  'The shares (persentase) by which institutions are compared.',
  comparedNames,
);

export const RankOrderEnum = createEnum<RankOrder>('RankOrder', 'The order (urutan) of a ranking.', {
  HIGHEST_FIRST: 'The highest value first (tertinggi).',
  LOWEST_FIRST: 'The lowest value first (terendah).',
});

export const MeasureUnitEnum = createEnum<MeasureUnit>('MeasureUnit', 'In what a measure is counted (satuan).', {
  CASES: 'A number of reports or assignments (jumlah).',
  SHARE: 'A share of 1 (persentase): `0.82` is 82 %.',
  WORKING_DAYS: 'Working days (hari kerja).',
  SCORE: 'A mean of scores 1 to 5 (skor).',
});

export const ArchivedForEnum = createEnum<keyof typeof ARCHIVE_COUNTERS>(
  'ArchivedFor',
  'Why reports were archived (alasan arsip): an `ArchiveReason`, or that the reporter did not answer.',
  {
    UNCLEAR: 'It cannot be understood (tidak jelas).',
    TOO_GENERAL: 'It names nothing that could be handled (terlalu umum).',
    NOT_GOVERNMENT: 'It is not about a public service (bukan kewenangan pemerintah).',
    OUT_OF_SCOPE: 'Another procedure is provided for it (di luar ruang lingkup).',
    SPAM: 'Advertising, or sent many times (spam).',
    PERSONAL_DATA: 'It exposes personal data (memuat data pribadi).',
    NOT_COMPLETED: 'A question to the reporter stayed unanswered for 30 days (tidak dilengkapi).',
  },
);

export const CrossableEnum = createEnum<Crossable>(
  'CrossedDimension',
  'What cases are told apart by in a table of two dimensions (tabel silang). With `AGENCY`, `KIND` or `ROLE`, and of an institution, one case is one assignment; else one report.',
  {
    AGENCY: 'Institution (instansi), by its code.',
    KIND: 'Kind of institution (jenis instansi).',
    ROLE: 'Role of the assignment (peran): `LEAD` or `SUPPORTING`.',
    AREA: 'Area (wilayah) as the report names it, by its code.',
    PROVINCE: 'Province (provinsi), by its code.',
    CATEGORY: 'Category (kategori) as the report is filed, by its code.',
    ROOT_CATEGORY: 'Root category (kategori utama), by its code.',
    CLASSIFICATION: 'Classification (klasifikasi); complaints that need examination apart, as `SUPERVISORY`.',
    CHANNEL: 'Channel (kanal).',
    FINDING: 'What the newest response found (temuan).',
    STATUS: 'Status now (status).',
    MONTH: 'Month in which the case came in (bulan), such as `2026-11`.',
  },
);
