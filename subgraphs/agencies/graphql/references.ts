// Entities by key, for the gateway: batched like every other read, and under the rights of every other read.
import type { ReferenceResolver } from '../../../platform/graphql/buildSubgraphSchema';
import type { AgenciesContext } from '../app/context';
import { loadAgencyByCode, loadAgencyById } from '../app/loadAgency';
import { loadAreaByCode, loadAreaById } from '../app/loadArea';
import { loadItem, loadPlan } from '../app/loadPlan';
import { loadUnitById } from '../app/loadUnit';

interface IdOrCode {
  readonly id?: string;
  readonly code?: string;
}

export const references: Readonly<Record<string, ReferenceResolver<AgenciesContext>>> = {
  Agency: ({ id, code }: IdOrCode, ctx) =>
    id === undefined ? loadAgencyByCode(ctx, code ?? '') : loadAgencyById(ctx, id),
  Area: ({ id, code }: IdOrCode, ctx) => (id === undefined ? loadAreaByCode(ctx, code ?? '') : loadAreaById(ctx, id)),
  ActionPlan: ({ id }: { id: string }, ctx) => loadPlan(ctx, id),
  ActionPlanItem: ({ id }: { id: string }, ctx) => loadItem(ctx, id),
  Unit: ({ id }: { id: string }, ctx) => loadUnitById(ctx, id),
};
