// The enums of action plans (rencana aksi).
import { registerEnumType } from 'type-graphql';

export enum ActionPlanStatus {
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
  APPROVED = 'APPROVED',
  REPORTED = 'REPORTED',
}

registerEnumType(ActionPlanStatus, {
  name: 'ActionPlanStatus',
  description:
    'How far an action plan (rencana aksi) has come. The table of its states is in docs/action-plan-states.md.',
  valuesConfig: {
    DRAFT: { description: 'Being drawn up (konsep), or returned to be mended. Not public.' },
    SUBMITTED: { description: 'With the ministry for approval (diajukan). Not public.' },
    APPROVED: { description: 'Approved and being carried out (disetujui); actuals are reported. Public.' },
    REPORTED: { description: 'The year is closed and reported (dilaporkan). Public.' },
  },
});

export enum ActionPlanPillar {
  GOVERNANCE = 'GOVERNANCE',
  PEOPLE = 'PEOPLE',
  SYSTEM_INTEGRATION = 'SYSTEM_INTEGRATION',
  SOCIALISATION = 'SOCIALISATION',
  DATA_USE = 'DATA_USE',
  MONITORING = 'MONITORING',
}

registerEnumType(ActionPlanPillar, {
  name: 'ActionPlanPillar',
  description: 'The pillar of the road map that an item serves (pilar).',
  valuesConfig: {
    GOVERNANCE: { description: 'Rules, procedures and appointments (tata kelola).' },
    PEOPLE: { description: 'People and their skills (sumber daya manusia).' },
    SYSTEM_INTEGRATION: { description: 'Connection of own systems to LAPOR! (integrasi sistem).' },
    SOCIALISATION: { description: 'Making the service known (sosialisasi).' },
    DATA_USE: { description: 'Use of complaint data for better services (pemanfaatan data).' },
    MONITORING: { description: 'Monitoring, evaluation and clearing of the backlog (pemantauan dan evaluasi).' },
  },
});

export enum ActionPlanMeasure {
  FOLLOW_UP_RATE = 'FOLLOW_UP_RATE',
  RESOLUTION_RATE = 'RESOLUTION_RATE',
  FIRST_RESPONSE_ON_TIME_RATE = 'FIRST_RESPONSE_ON_TIME_RATE',
  RESOLVE_ON_TIME_RATE = 'RESOLVE_ON_TIME_RATE',
  MEDIAN_RESOLVE_DAYS = 'MEDIAN_RESOLVE_DAYS',
}

registerEnumType(ActionPlanMeasure, {
  name: 'ActionPlanMeasure',
  description:
    'An indicator that this system measures by itself (indikator terukur): its actual value is `ActionPlanItem.measuredActual`.',
  valuesConfig: {
    FOLLOW_UP_RATE: {
      description: 'Follow-up rate (tingkat tindak lanjut): `AgencyFigures.followUpRate`, in percent.',
    },
    RESOLUTION_RATE: {
      description: 'Resolution rate (tingkat penyelesaian): `AgencyFigures.resolutionRate`, in percent.',
    },
    FIRST_RESPONSE_ON_TIME_RATE: {
      description:
        'On-time rate of the first response (ketepatan waktu tanggapan pertama): `AgencyFigures.firstResponseOnTimeRate`, in percent.',
    },
    RESOLVE_ON_TIME_RATE: {
      description:
        'On-time rate of resolving (ketepatan waktu penyelesaian): `AgencyFigures.resolveOnTimeRate`, in percent.',
    },
    MEDIAN_RESOLVE_DAYS: {
      description:
        'Median time to resolve (median waktu penyelesaian): `Durations.resolve`, in working days. Less is better. Not published below the nation.',
    },
  },
});

export enum IndicatorDirection {
  HIGHER_IS_BETTER = 'HIGHER_IS_BETTER',
  LOWER_IS_BETTER = 'LOWER_IS_BETTER',
}

registerEnumType(IndicatorDirection, {
  name: 'IndicatorDirection',
  description: 'Which way an indicator is meant to go (arah indikator).',
  valuesConfig: {
    HIGHER_IS_BETTER: { description: 'More is better (semakin tinggi semakin baik), such as trained officers.' },
    LOWER_IS_BETTER: { description: 'Less is better (semakin rendah semakin baik), such as days to answer.' },
  },
});

export enum ActionPlanAction {
  CREATE = 'CREATE',
  UPDATE = 'UPDATE',
  ADD_ITEM = 'ADD_ITEM',
  UPDATE_ITEM = 'UPDATE_ITEM',
  REMOVE_ITEM = 'REMOVE_ITEM',
  SUBMIT = 'SUBMIT',
  APPROVE = 'APPROVE',
  RETURN = 'RETURN',
  REPORT_ACTUAL = 'REPORT_ACTUAL',
  CLOSE = 'CLOSE',
}

registerEnumType(ActionPlanAction, {
  name: 'ActionPlanAction',
  description: 'What was done to an action plan (tindakan).',
  valuesConfig: {
    CREATE: { description: 'The plan was begun (dibuat).' },
    UPDATE: { description: 'The plan’s own terms were changed (diubah).' },
    ADD_ITEM: { description: 'An item was added (kegiatan ditambah).' },
    UPDATE_ITEM: { description: 'An item was changed (kegiatan diubah).' },
    REMOVE_ITEM: { description: 'An item was removed (kegiatan dihapus).' },
    SUBMIT: { description: 'It was handed in for approval (diajukan).' },
    APPROVE: { description: 'The ministry approved it (disetujui).' },
    RETURN: { description: 'The ministry returned it with a remark (dikembalikan).' },
    REPORT_ACTUAL: { description: 'The actual of a quarter was reported (capaian dilaporkan).' },
    CLOSE: { description: 'The year was closed (ditutup).' },
  },
});

export enum ActionPlanActorRelation {
  OWN_ADMIN = 'OWN_ADMIN',
  OWN_LIAISON = 'OWN_LIAISON',
  COORDINATOR = 'COORDINATOR',
  NATIONAL_ADMIN = 'NATIONAL_ADMIN',
}

registerEnumType(ActionPlanActorRelation, {
  name: 'ActionPlanActorRelation',
  description: 'As what somebody acted on a plan (peran pelaku).',
  valuesConfig: {
    OWN_ADMIN: { description: 'Admin of the plan’s institution (admin instansi).' },
    OWN_LIAISON: { description: 'Liaison of the plan’s institution (pejabat penghubung).' },
    COORDINATOR: { description: 'Admin of an institution above it (admin instansi induk).' },
    NATIONAL_ADMIN: { description: 'National admin, for the ministry (admin nasional).' },
  },
});
