// Enums of the users subgraph as GraphQL shows them.
import { registerEnumType } from 'type-graphql';

export enum RoleEnum {
  REPORTER = 'REPORTER',
  NATIONAL_ADMIN = 'NATIONAL_ADMIN',
  INSTITUTION_ADMIN = 'INSTITUTION_ADMIN',
  LIAISON = 'LIAISON',
  INTEGRATION_CLIENT = 'INTEGRATION_CLIENT',
  ANALYST = 'ANALYST',
  DPO = 'DPO',
  OMBUDSMAN = 'OMBUDSMAN',
}

registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What somebody does in SP4N-LAPOR! (peran).',
  valuesConfig: {
    REPORTER: { description: 'Submits reports and follows them (pelapor).' },
    NATIONAL_ADMIN: { description: 'Verifies reports and disposes them to the competent agency (Admin Nasional).' },
    INSTITUTION_ADMIN: {
      description: 'Receives for an agency, disposes to its units, coordinates agencies below (Admin Instansi).',
    },
    LIAISON: { description: 'Prepares and publishes the follow-up of a unit (Pejabat Penghubung).' },
    INTEGRATION_CLIENT: { description: 'An agency’s own system, acting for the agency (sistem instansi).' },
    ANALYST: { description: 'Reads national statistics only (analis).' },
    DPO: { description: 'Data protection officer: reads the audit log (Pejabat Pelindungan Data Pribadi).' },
    OMBUDSMAN: { description: 'Reads reports escalated to the Ombudsman (Ombudsman RI).' },
  },
});

export enum ViewerKind {
  REPORTER = 'REPORTER',
  OPERATOR = 'OPERATOR',
  CLIENT = 'CLIENT',
}

registerEnumType(ViewerKind, {
  name: 'ViewerKind',
  description: 'What kind of caller a token stands for (jenis pengguna).',
  valuesConfig: {
    REPORTER: { description: 'A citizen (pelapor).' },
    OPERATOR: { description: 'A member of staff of an agency or of the platform (admin pengelola).' },
    CLIENT: { description: 'A system of an agency (sistem instansi).' },
  },
});

export enum IdentityReasonEnum {
  CONTACT_REPORTER = 'CONTACT_REPORTER',
  VERIFY_FACTS = 'VERIFY_FACTS',
  FIELD_VISIT = 'FIELD_VISIT',
  LEGAL_PROCESS = 'LEGAL_PROCESS',
  PROTECTION = 'PROTECTION',
  DATA_REQUEST = 'DATA_REQUEST',
}

registerEnumType(IdentityReasonEnum, {
  name: 'IdentityReason',
  description: 'Why a reporter’s identity is opened (alasan membuka identitas).',
  valuesConfig: {
    CONTACT_REPORTER: {
      description: 'The reporter has to be reached, and the thread will not do (menghubungi pelapor).',
    },
    VERIFY_FACTS: { description: 'The facts cannot be verified without knowing whose case it is (verifikasi).' },
    FIELD_VISIT: { description: 'Staff go to the place of the reporter (kunjungan lapangan).' },
    LEGAL_PROCESS: { description: 'A court or an investigator demands it (proses hukum).' },
    PROTECTION: { description: 'Somebody is in danger (perlindungan).' },
    DATA_REQUEST: { description: 'The reporter asked about their own data (permintaan subjek data).' },
  },
});
