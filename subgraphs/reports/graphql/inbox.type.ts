// The connection of the inbox: an entry is a report together with the assignment through which it is there.
import { Field, ObjectType } from 'type-graphql';
import { PageInfo } from '../../../platform/graphql/connection';
import { DateTime } from '../../../platform/graphql/scalars';
import type { InboxEntry } from '../app/listInbox';
import { Assignment } from './assignment.type';
import { Report } from './report.type';

@ObjectType({ description: 'One report that waits for you, with its cursor.', simpleResolvers: true })
export class InboxEdge {
  @Field(() => String, { description: 'Continue after this entry with `after`.' })
  cursor!: string;

  @Field(() => Report, { description: 'The report.' })
  node!: Report;

  @Field(() => Assignment, {
    nullable: true,
    description: 'Your institution’s assignment (disposisi); null in the queue VERIFICATION.',
  })
  assignment!: Assignment | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Deadline by which the inbox orders (batas waktu): the assignment’s, or the verification’s.',
  })
  dueAt!: number | null;

  @Field(() => Boolean, { description: 'Whether that deadline has passed (terlambat).' })
  isOverdue!: boolean;
}

@ObjectType({ description: 'A page of the inbox (kotak masuk).', simpleResolvers: true })
export class InboxConnection {
  @Field(() => [InboxEdge], { description: 'The entries with their cursors.' })
  edges!: InboxEntry[];

  @Field(() => [Report], { description: 'The reports alone.' })
  nodes!: Report[];

  @Field(() => PageInfo, { description: 'Where this page lies in the list.' })
  pageInfo!: PageInfo;
}

export const TOTAL_COUNT_DESCRIPTION =
  'How many entries the whole list has (jumlah), counted up to 10,000; null when there are more.';

export const PARTIAL_DESCRIPTION =
  'Whether this page of a search by `text` ended before the list did (hasil sebagian): as many rows as one request may ' +
  'examine were examined. `searchedUntil` says how far; go on with `after: endCursor`, or narrow the filter. Always ' +
  'false without `text`.';

export const SEARCHED_UNTIL_DESCRIPTION =
  'How far a partial page has searched, in the order of the list (dicari sampai): reports handed in before this instant, ' +
  'or by due date those due after it, were not looked at. Null unless `isPartial`.';
