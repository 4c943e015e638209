// The enums of this subgraph. Names are their values, inside and outside.
import { registerEnumType } from 'type-graphql';

export enum AgencyKind {
  MINISTRY = 'MINISTRY',
  INSTITUTION = 'INSTITUTION',
  PROVINCE = 'PROVINCE',
  REGENCY = 'REGENCY',
  CITY = 'CITY',
  STATE_ENTERPRISE = 'STATE_ENTERPRISE',
  STATE_UNIVERSITY = 'STATE_UNIVERSITY',
  MISSION = 'MISSION',
}

registerEnumType(AgencyKind, {
  name: 'AgencyKind',
  description: 'What sort of institution (jenis instansi) it is.',
  valuesConfig: {
    MINISTRY: { description: 'Ministry (kementerian).' },
    INSTITUTION: { description: 'National institution outside the ministries (lembaga).' },
    PROVINCE: { description: 'Government of a province (pemerintah provinsi).' },
    REGENCY: { description: 'Government of a regency (pemerintah kabupaten).' },
    CITY: { description: 'Government of a city (pemerintah kota).' },
    STATE_ENTERPRISE: { description: 'State enterprise (BUMN), below its ministry.' },
    STATE_UNIVERSITY: { description: 'State university (perguruan tinggi negeri), below its ministry.' },
    MISSION: { description: 'Mission abroad (perwakilan RI), below the foreign ministry.' },
  },
});

export enum AreaKind {
  PROVINCE = 'PROVINCE',
  REGENCY = 'REGENCY',
  CITY = 'CITY',
}

registerEnumType(AreaKind, {
  name: 'AreaKind',
  description: 'What sort of area (jenis wilayah) it is.',
  valuesConfig: {
    PROVINCE: { description: 'Province (provinsi).' },
    REGENCY: { description: 'Regency (kabupaten).' },
    CITY: { description: 'City (kota).' },
  },
});

export enum TimeZone {
  WIB = 'WIB',
  WITA = 'WITA',
  WIT = 'WIT',
}

registerEnumType(TimeZone, {
  name: 'TimeZone',
  description: 'Zone (zona waktu) in which working days and deadlines of an institution are counted.',
  valuesConfig: {
    WIB: { description: 'Western Indonesia Time (Waktu Indonesia Barat), UTC+7.' },
    WITA: { description: 'Central Indonesia Time (Waktu Indonesia Tengah), UTC+8.' },
    WIT: { description: 'Eastern Indonesia Time (Waktu Indonesia Timur), UTC+9.' },
  },
});
