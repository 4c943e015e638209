// Queries for categories and the relations of `Category`.
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import { findCategory, isActiveCategory, listCategories } from '../app/categories';
import type { ReportsContext } from '../app/context';
import type { CategoryRow } from '../store/categoryTree';
import { Category, CategoryConnection } from './category.type';

@Resolver(() => Category)
export class CategoryResolver {
  @Query(() => Category, { nullable: true, description: 'One topic (kategori), or null if there is none.' })
  category(
    @Arg('code', () => String, { description: 'Its code, such as `PU_JALAN_RUSAK`.' }) code: string,
    @Ctx() ctx: ReportsContext,
  ) {
    return findCategory(ctx, { code });
  }

  @Query(() => CategoryConnection, { description: 'Topics (kategori) right below one, or the roots, in their order.' })
  categories(
    @Arg('parentCode', () => String, { nullable: true, description: 'Below this one; without it, the roots.' })
    parentCode: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ReportsContext,
  ) {
    return listCategories(ctx, parentCode ?? null, page);
  }

  @FieldResolver(() => Category, {
    nullable: true,
    description: 'The topic above it (kategori induk); null at a root.',
  })
  parent(@Root() { parentCode }: CategoryRow, @Ctx() ctx: ReportsContext) {
    return findCategory(ctx, { code: parentCode });
  }

  @FieldResolver(() => CategoryConnection, { description: 'Topics right below it (subkategori), in their order.' })
  children(@Root() { code }: CategoryRow, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ReportsContext) {
    return listCategories(ctx, code, page);
  }

  @FieldResolver(() => Boolean, { description: 'Whether reports can be filed under it today, WIB (aktif).' })
  isActive(@Root() category: CategoryRow, @Ctx() ctx: ReportsContext) {
    return isActiveCategory(ctx, category);
  }
}
