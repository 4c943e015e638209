// Rankings (peringkat) of institutions, and where one stands among its peers: of the figures of all connected ones that the
// viewer may see. Exact for national admins; made of published figures for everybody else, also for an institution's own staff.
import DataLoader from 'dataloader';
import { checkPageSize } from '../../../platform/graphql/connection';
import { loaderOf } from '../../../platform/subgraph/context';
import { COMPARED_MEASURES, type ComparedMeasureName } from '../domain/comparedMeasures';
import type { RateFigure } from '../domain/figures';
import type { Period } from '../domain/period';
import { findQuartiles, type Quartiles } from '../domain/quartiles';
import { MINIMUM_N, rankMembers, type Candidate, type RankedMember, type RankOrder } from '../domain/rankMembers';
import { wibDay } from '../domain/wibDay';
import { findAgencyKinds, listConnectedAgencies, type AgencyProfile } from '../store/agencyRef.store';
import { readMembers, type FigureScope, type MemberFigures } from './readMembers';
import { seesEverything } from './rights';
import type { StatisticsContext } from './services';

export interface RankingWish {
  readonly period: Period;
  readonly measure: ComparedMeasureName;
  /** Null for all kinds. */
  readonly kind: string | null;
  readonly order: RankOrder | null;
  readonly first: number;
}

export interface AgencyRanking {
  readonly measure: ComparedMeasureName;
  readonly minimumN: number;
  readonly entries: readonly RankedMember[];
  readonly rankedCount: number;
  readonly notRankedCount: number;
}

export interface PeerComparison {
  readonly kind: string;
  readonly measures: readonly (Quartiles & { readonly measure: ComparedMeasureName; readonly agencyCount: number })[];
}

type Compared = AgencyProfile & Pick<MemberFigures, 'figures'>;

export async function rankAgencies(ctx: StatisticsContext, wish: RankingWish): Promise<AgencyRanking> {
  checkPageSize(wish.first);
  const { figure, order } = COMPARED_MEASURES[wish.measure];
  const agencies = await readCompared(ctx, wish.period);
  const compared = agencies.filter(({ agencyKind }) => wish.kind === null || agencyKind === wish.kind);
  const candidates = compared.map((agency) => toCandidate(agency, agency.figures[figure], wish.period));
  const { ranked, notRanked } = rankMembers(candidates, wish.order ?? order);
  return {
    measure: wish.measure,
    minimumN: MINIMUM_N,
    entries: ranked.slice(0, wish.first),
    rankedCount: ranked.length,
    notRankedCount: notRanked,
  };
}

/** Null for an institution that is not known here. Measures for which no peer has enough cases are left out. */
export async function readPeers(
  ctx: StatisticsContext,
  { member, period }: FigureScope,
): Promise<PeerComparison | null> {
  const kind = await loaderOf(ctx, createKindLoader).load(member);
  return kind === null ? null : loaderOf(ctx, createPeersLoader).load({ kind, period });
}

interface PeerScope {
  readonly kind: string;
  readonly period: Period;
}

/** Once a request for all institutions of a kind: they have the same peers. */
function createPeersLoader(ctx: StatisticsContext): DataLoader<PeerScope, PeerComparison, string> {
  return new DataLoader(async (scopes) => Promise.all(scopes.map((scope) => comparePeers(ctx, scope))), {
    cacheKeyFn: ({ kind, period: { unit, from } }) => `${kind} ${unit} ${from}`,
  });
}

function createKindLoader(ctx: StatisticsContext): DataLoader<string, string | null> {
  return new DataLoader(async (agencyIds) => {
    const kinds = await findAgencyKinds(ctx.db.reader, agencyIds);
    return agencyIds.map((agencyId) => kinds.get(agencyId) ?? null);
  });
}

async function comparePeers(ctx: StatisticsContext, { kind, period }: PeerScope): Promise<PeerComparison> {
  const peers = (await readCompared(ctx, period)).filter(({ agencyKind }) => agencyKind === kind);
  const measures = (Object.keys(COMPARED_MEASURES) as ComparedMeasureName[]).flatMap((measure) => {
    const candidates = peers.map((peer) => toCandidate(peer, peer.figures[COMPARED_MEASURES[measure].figure], period));
    const values = rankMembers(candidates, 'HIGHEST_FIRST').ranked.map(({ value }) => value);
    const quartiles = findQuartiles(values);
    return quartiles === null ? [] : [{ measure, agencyCount: values.length, ...quartiles }];
  });
  return { kind, measures };
}

function toCandidate({ agencyId, code, connectedSince }: AgencyProfile, rate: RateFigure, period: Period): Candidate {
  const isConnectedThroughout = connectedSince !== null && wibDay(connectedSince) <= period.from;
  return { member: agencyId, code, value: rate.value, n: rate.denominator, isConnectedThroughout };
}

function readCompared(ctx: StatisticsContext, period: Period): Promise<readonly Compared[]> {
  return loaderOf(ctx, createComparedLoader).load(period);
}

/** The figures of all institutions of a period once a request, however many rankings and peers are made of them. */
function createComparedLoader(ctx: StatisticsContext): DataLoader<Period, readonly Compared[], string> {
  return new DataLoader(async (periods) => Promise.all(periods.map((period) => readAll(ctx, period))), {
    cacheKeyFn: ({ unit, from }) => `${unit} ${from}`,
  });
}

async function readAll(ctx: StatisticsContext, period: Period): Promise<readonly Compared[]> {
  const agencies = await listConnectedAgencies(ctx.db.reader);
  const members = agencies.map(({ agencyId }) => agencyId);
  const exact = new Set(seesEverything(ctx.principal) ? members : []);
  const figures = await readMembers(ctx, { dimension: 'AGENCY', members, period, exact });
  return agencies.map((agency, index) => ({ ...agency, figures: (figures[index] as MemberFigures).figures }));
}
