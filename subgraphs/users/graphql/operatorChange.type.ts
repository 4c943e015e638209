// Changing operators, and the trail of it, as GraphQL shows them.
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { DateTime } from '../../../platform/graphql/scalars';
import { UserError } from '../../../platform/graphql/userError.type';
import type { UserErrorData } from '../../../platform/errors';
import type { ManagedRole } from '../domain/operatorChange';
import { RoleEnum } from './enums.type';
import { KEY_DESCRIPTION } from './ownData.type';

export enum ManagedRoleEnum {
  INSTITUTION_ADMIN = 'INSTITUTION_ADMIN',
  LIAISON = 'LIAISON',
}

registerEnumType(ManagedRoleEnum, {
  name: 'ManagedRole',
  description:
    'A role that admins give to operators (peran). The platform’s own roles are not given through the schema.',
  valuesConfig: {
    INSTITUTION_ADMIN: { description: 'Admin Instansi.' },
    LIAISON: { description: 'Pejabat Penghubung.' },
  },
});

@InputType({ description: 'What changes of an operator (petugas). What is left out stays as it is.' })
export class UpdateOperatorInput {
  @Field(() => String, { description: KEY_DESCRIPTION })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id of the operator.' })
  operatorId!: string;

  @Field(() => Int, {
    description: 'The `version` that you read. If the operator has changed since, nothing happens: `VERSION_CONFLICT`.',
  })
  expectedVersion!: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False deactivates the account (nonaktifkan), true brings it back.',
  })
  isActive?: boolean | null;

  @Field(() => ManagedRoleEnum, { nullable: true, description: 'Another role (peran).' })
  role?: ManagedRole | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Moves to this institution (instansi): your own or one below it; for national admins any. Leaves the unit.',
  })
  agencyId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Moves to this unit (unit kerja) of the institution; null: to none, for work for the whole institution.',
  })
  unitId?: string | null;
}

@ObjectType({ description: 'The operator after the change, or why nothing changed.' })
export class UpdateOperatorPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the operator; null when nothing changed.' })
  operatorId!: string | null;

  @Field(() => [UserError], { description: 'Why nothing changed; empty when it did.' })
  userErrors!: readonly UserErrorData[];
}

@ObjectType({ description: 'What an operator was or became (jabatan petugas).', simpleResolvers: true })
export class OperatorPost {
  @Field(() => RoleEnum, { description: 'Role (peran).' })
  role!: RoleEnum;

  @Field(() => Boolean, { description: 'Whether the account was active (aktif).' })
  isActive!: boolean;
}

@ObjectType({ description: 'One change of an operator’s account (riwayat petugas).', simpleResolvers: true })
export class OperatorChange {
  @Field(() => Int, { description: 'Version of the operator that it made (versi).' })
  version!: number;

  @Field(() => DateTime, { description: 'When (waktu).' })
  at!: number;

  @Field(() => RoleEnum, { description: 'In which role (peran pelaku).' })
  actorRole!: RoleEnum;

  @Field(() => String, { description: 'The request, as all logs name it (`x-request-id`).' })
  requestId!: string;

  @Field(() => OperatorPost, { description: 'What the operator was before (sebelum).' })
  before!: OperatorPost;

  @Field(() => OperatorPost, { description: 'What the operator became (sesudah).' })
  after!: OperatorPost;
}

const OperatorChangeEdge = createEdgeType(OperatorChange, 'OperatorChange');
export const OperatorChangeConnection = createConnectionType(OperatorChange, OperatorChangeEdge, 'OperatorChange');
