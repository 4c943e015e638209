// One province, topic or institution as the dashboard asks for it, with the months of its year. Called by their pages and tables.
import { GuardError } from '../../guard/guardError';
import type { View } from '../view';
import type {
  AgencyKind,
  AgencyNode,
  AgencyPlace,
  List,
  MemberFigures,
  MemberStatistics,
  MonthNode,
  Place,
  TimeZone,
} from './answers';
import type { Ask } from './askGraphQL';
import type { RankMeasure } from './institutions';

/** `month1` to `month12` of an answer, those that are published. */
export type MonthFields = Readonly<Record<`month${number}`, MonthNode>>;

export function readMonths(answer: MonthFields): MonthNode[] {
  const months = Array.from({ length: 12 }, (_, at) => answer[`month${at + 1}`]);
  return months.filter((month): month is MonthNode => month !== undefined && month.until !== null);
}

export function yearOf(view: View): number {
  return Number(view.query.period.lastDay.slice(0, 4));
}

const variablesOf = (view: View, code: string) => ({ code, period: view.period, year: yearOf(view) });

type Area = Place &
  MonthFields & { readonly kind: string; readonly timeZone: TimeZone; readonly statistics: MemberStatistics };

export interface ProvinceFigures {
  readonly national: { readonly watermark: string };
  readonly area: Area;
  readonly agencies: List<AgencyPlace & { readonly statistics: { readonly figures: MemberFigures } }>;
}

/** @throws GuardError NOT_FOUND */
export async function askProvince(view: View, code: string, ask: Ask): Promise<ProvinceFigures> {
  const answer = await ask<Partial<ProvinceFigures>>('provinceFigures', variablesOf(view, code));
  if (answer.area?.kind === 'PROVINCE') return answer as ProvinceFigures;
  throw new GuardError('NOT_FOUND', view.text.faults.province);
}

export function listInstitutions({ agencies }: ProvinceFigures): AgencyNode[] {
  return agencies.nodes.map((agency) => ({ agency, figures: agency.statistics.figures }));
}

type Category = Place & MonthFields & { readonly parent: unknown; readonly statistics: MemberStatistics };

export interface TopicFigures {
  readonly national: { readonly watermark: string };
  readonly category: Category;
}

/** @throws GuardError NOT_FOUND: of subtopics nothing is published */
export async function askTopic(view: View, code: string, ask: Ask): Promise<TopicFigures> {
  const answer = await ask<{ category: Category | null }>('topicFigures', variablesOf(view, code));
  if (answer.category?.parent === null) return answer as TopicFigures;
  throw new GuardError('NOT_FOUND', view.text.faults.category);
}

export interface PeerMeasure {
  readonly measure: RankMeasure;
  readonly agencyCount: number;
  readonly median: number;
}

export type Agency = Place &
  MonthFields & {
    readonly kind: AgencyKind;
    readonly timeZone: TimeZone;
    readonly isConnected: boolean;
    readonly connectedSince: string | null;
    readonly area: (Place & { readonly parent: Place | null }) | null;
    readonly statistics: MemberStatistics & { readonly peers: { readonly measures: readonly PeerMeasure[] } | null };
  };

export interface InstitutionFigures {
  readonly national: { readonly watermark: string };
  readonly agency: Agency;
}

/** @throws GuardError NOT_FOUND */
export async function askInstitution(view: View, code: string, ask: Ask): Promise<InstitutionFigures> {
  const answer = await ask<{ agency: Agency | null }>('institutionFigures', variablesOf(view, code));
  if (answer.agency !== null) return answer as InstitutionFigures;
  throw new GuardError('NOT_FOUND', view.text.faults.institution);
}
