// Entities by key, for the gateway: each key is authorised exactly like a read of it, and batched like one.
import type { ReferenceResolver } from '../../../platform/graphql/buildSubgraphSchema';
import { findCategory, type CategoryKey } from '../app/categories';
import type { ReportsContext } from '../app/context';
import { loadAssignment } from '../app/loadAssignments';
import { loadReport } from '../app/loadReport';

interface ById {
  readonly id?: unknown;
}

export const references: Readonly<Record<string, ReferenceResolver<ReportsContext>>> = {
  Report: ({ id }: ById, ctx) => loadReport(ctx, id),
  Assignment: ({ id }: ById, ctx) => loadAssignment(ctx, id),
  Category: (key: CategoryKey, ctx) => findCategory(ctx, key),
};
