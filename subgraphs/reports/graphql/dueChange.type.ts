// `DueChange`: a due date that a step moved. Its agency is added by dueChange.resolver.ts.
import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars';
import type { ClockKind } from '../domain/states';
import { ClockKindEnum } from './enums';

@ObjectType({ description: 'A due date that a step moved (perubahan jatuh tempo).', simpleResolvers: true })
export class DueChange {
  @Field(() => ClockKindEnum, { description: 'Of which deadline (jenis batas waktu).' })
  clock!: ClockKind;

  @Field(() => DateTime, { description: 'The due date before (jatuh tempo lama).' })
  from!: number;

  @Field(() => DateTime, { description: 'The due date after (jatuh tempo baru).' })
  to!: number;
}
