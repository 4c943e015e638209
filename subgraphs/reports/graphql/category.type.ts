// `Category` and its connection. Relations are added by category.resolver.ts.
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { LocalDate } from '../../../platform/graphql/scalars';

@ObjectType({
  description: 'A topic (kategori) of the tree under which reports are filed. Topics are seasonal: they have dates.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
export class Category {
  @Field(() => ID, { description: 'Its id: a UUID that never changes.' })
  id!: string;

  @Field(() => String, { description: 'Its code (kode kategori), stable and upper-case, such as `PU_JALAN_RUSAK`.' })
  code!: string;

  @Field(() => String, { description: 'Its name (nama), such as `Jalan Rusak`.' })
  name!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day on which reports can be filed under it (berlaku sejak); null: always could.',
  })
  validFrom!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day on which reports can be filed under it (berlaku sampai); null: no end is set.',
  })
  validUntil!: string | null;
}

export const CategoryEdge = createEdgeType(Category, 'Category');
export const CategoryConnection = createConnectionType(Category, CategoryEdge, 'Category');
