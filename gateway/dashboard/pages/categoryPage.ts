// A root topic.
import { GuardError } from '../../guard/guardError';
import type { MemberStatistics, Place } from '../data/answers';
import type { Ask } from '../data/askGraphQL';
import type { View } from '../view';
import type { Page } from './layout';
import { buildMemberPage, readMonths, yearOf, type MonthFields } from './memberPage';

type Category = Place & MonthFields & { readonly parent: unknown; readonly statistics: MemberStatistics };

export interface TopicFigures {
  readonly national: { readonly watermark: string };
  readonly category: Category;
}

/** @throws GuardError NOT_FOUND: of subtopics nothing is published */
export async function askTopic(view: View, code: string, ask: Ask): Promise<TopicFigures> {
  const variables = { code, period: view.period, year: yearOf(view) };
  const answer = await ask<{ category: Category | null }>('topicFigures', variables);
  if (answer.category?.parent === null) return answer as TopicFigures;
  throw new GuardError('NOT_FOUND', view.text.faults.category);
}

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
