// A root topic.
import type { Ask } from '../data/askGraphQL';
import { askTopic, readMonths } from '../data/members';
import type { View } from '../view';
import type { Page } from './layout';
import { buildMemberPage } from './memberPage';

export async function buildCategoryPage(view: View, code: string, ask: Ask): Promise<Page> {
  const { category, national } = await askTopic(view, code, ask);
  return buildMemberPage(view, {
    path: `/dashboard/categories/${category.code}`,
    title: category.name,
    watermark: national.watermark,
    crumbs: [{ label: view.text.pages.categories, path: '/dashboard/categories' }],
    ...{ statistics: category.statistics, months: readMonths(category) },
    ...{ table: 'topic-months', code: category.code },
  });
}
