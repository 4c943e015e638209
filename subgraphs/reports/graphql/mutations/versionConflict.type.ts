// `VersionConflict`: what a mutation tells of the change that came before it. Its entry is added by payload.resolver.ts.
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'Somebody else changed the report first (konflik versi): nothing of this call took effect. Tells the version to read.',
  simpleResolvers: true,
})
export class VersionConflict {
  @Field(() => Int, { description: 'The version that the report is at now (versi saat ini).' })
  currentVersion!: number;
}
