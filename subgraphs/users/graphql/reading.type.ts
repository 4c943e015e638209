// `DataReading` as GraphQL shows it: one entry of the audit log, and the filter by which the DPO asks.
import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { DateTime } from '../../../platform/graphql/scalars';
import { IdentityReasonEnum, RoleEnum, ViewerKind } from './enums.type';
import { Agency, Report } from './stubs.type';

export enum ReadingClassEnum {
  NAME = 'NAME',
  IDENTITY = 'IDENTITY',
}

registerEnumType(ReadingClassEnum, {
  name: 'DataReadingClass',
  description: 'What was read of a person (golongan data).',
  valuesConfig: {
    NAME: { description: 'The name, by an agency that handles the report; recorded once an hour (nama).' },
    IDENTITY: { description: 'NIK, e-mail, phone and address, opened with a reason (identitas).' },
  },
});

@ObjectType({
  description: 'One reading of a reporter’s personal data by somebody else (catatan akses data pribadi).',
  simpleResolvers: true,
})
export class DataReading {
  @Field(() => ID, { description: 'Id of the entry.' })
  id!: string;

  @Field(() => DateTime, { description: 'When (waktu); of a name the first time within that hour.' })
  at!: number;

  @Field(() => ReadingClassEnum, { description: 'What was read (golongan data).' })
  fieldClass!: ReadingClassEnum;

  @Field(() => Agency, { nullable: true, description: 'For which institution (instansi).' })
  agency!: Agency | null;

  @Field(() => RoleEnum, { description: 'In which role (peran).' })
  role!: RoleEnum;

  @Field(() => Report, {
    nullable: true,
    description: 'For which report (laporan); its fields are those that you may see of it.',
  })
  report!: Report | null;

  @Field(() => IdentityReasonEnum, { nullable: true, description: 'Why an identity was opened (alasan).' })
  reason!: IdentityReasonEnum | null;

  @Field(() => String, {
    nullable: true,
    description: 'What for, in the operator’s words (keperluan); null once the person was erased.',
  })
  purpose!: string | null;

  @Field(() => ID, { nullable: true, description: 'Whose data (pelapor). For the DPO; else null.' })
  personId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Who: the id of the operator or system. For the DPO; else null.' })
  actorId!: string | null;

  @Field(() => ViewerKind, { nullable: true, description: 'Operator or system. For the DPO; else null.' })
  actorKind!: ViewerKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'The request, as all logs name it (`x-request-id`). For the DPO; else null.',
  })
  requestId!: string | null;
}

const DataReadingEdge = createEdgeType(DataReading, 'DataReading');
export const DataReadingConnection = createConnectionType(DataReading, DataReadingEdge, 'DataReading');

@InputType('AuditLogFilter', { description: 'Which readings: all conditions together.' })
export class AuditLogFilterInput {
  @Field(() => ID, { nullable: true, description: 'By this operator or system (id).' })
  actorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this reporter’s data (id).' })
  personId?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'From this instant on, such as `2026-11-23T02:15:00.000Z`; it counts from the full hour before.',
  })
  from?: number | null;

  @Field(() => DateTime, { nullable: true, description: 'Before this instant.' })
  to?: number | null;
}

@ObjectType({
  description:
    'A reporter’s personal data, opened with a reason (identitas pelapor). Each opening is in the audit log before it is shown.',
  simpleResolvers: true,
})
@Directive('@key(fields: "grant")')
export class ReporterIdentity {
  @Field(() => String, { description: 'Proof for the federation that this viewer may open this identity now.' })
  @Directive('@inaccessible')
  grant!: string;

  @Field(() => ID, { description: 'Id of the reporter.' })
  reporterId!: string;

  @Field(() => String, { description: 'Name (nama pelapor).' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'National identity number (NIK), 16 digits, if known.' })
  nik!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address (alamat surel), if known.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number (nomor telepon), such as `+6281234567890`.' })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'Postal address (alamat), if known.' })
  address!: string | null;
}
