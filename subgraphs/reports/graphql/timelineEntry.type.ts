// `TimelineEntry`: one step in the life of a report, as this viewer may see it. Built by app/toTimelineEntry.ts.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { DateTime } from '../../../platform/graphql/scalars';
import type { ActorRole } from '../app/toTimelineEntry';
import type { ReportAction, ReportStatus } from '../domain/states';
import { ActorRoleEnum, ReportActionEnum, ReportStatusEnum } from './enums';
import { ApiClient, Operator } from './stubs.type';

@ObjectType({
  description:
    'One step in the life of a report (riwayat). Steps inside an institution – returned, forwarded, taken back, disposed ' +
    'to a unit, lead named, drafts – are seen only by that institution, its coordinators and the national admin.',
  simpleResolvers: true,
})
export class TimelineEntry {
  @Field(() => ID, { description: 'Its id: a UUID that never changes.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it happened (waktu).' })
  at!: number;

  @Field(() => ReportActionEnum, { description: 'What happened (tindakan).' })
  action!: ReportAction;

  @Field(() => ReportStatusEnum, { nullable: true, description: 'Status before; null for the first step.' })
  fromStatus!: ReportStatus | null;

  @Field(() => ReportStatusEnum, { description: 'Status after.' })
  toStatus!: ReportStatus;

  @Field(() => ActorRoleEnum, { description: 'As what somebody acted (peran pelaku).' })
  actorRole!: ActorRole;

  @Field(() => Operator, {
    nullable: true,
    description: 'Who acted (petugas). Seen inside their institution, by its coordinators and the national admin.',
  })
  actor!: Operator | null;

  @Field(() => ApiClient, {
    nullable: true,
    description: 'Which system acted (sistem instansi). Seen by the same people as `actor`.',
  })
  actorClient!: ApiClient | null;

  @Field(() => String, { nullable: true, description: 'Code of the reason given (alasan), such as `PLACE_UNCLEAR`.' })
  reason!: string | null;

  @Field(() => Int, {
    description: 'Version of the report that this step made (versi). They grow; those of steps not shown are left out.',
  })
  version!: number;
}

export const TimelineEntryEdge = createEdgeType(TimelineEntry, 'TimelineEntry');
export const TimelineEntryConnection = createConnectionType(TimelineEntry, TimelineEntryEdge, 'TimelineEntry');
