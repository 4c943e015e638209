// An institution, beside its peers.
import { GuardError } from '../../guard/guardError';
import type { AgencyKind, MeasureName, MemberStatistics, Place, TimeZone } from '../data/answers';
import type { Ask } from '../data/askGraphQL';
import { html } from '../html';
import { renderPanel } from '../sections/panel';
import type { Crumb } from '../sections/crumbs';
import type { View } from '../view';
import type { Page } from './layout';
import { buildMemberPage, readMonths, yearOf, type MonthFields } from './memberPage';

interface PeerMeasure {
  readonly measure: string;
  readonly agencyCount: number;
  readonly median: number;
}

type Agency = Place &
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
  const variables = { code, period: view.period, year: yearOf(view) };
  const answer = await ask<{ agency: Agency | null }>('institutionFigures', variables);
  if (answer.agency !== null) return answer as InstitutionFigures;
  throw new GuardError('NOT_FOUND', view.text.faults.institution);
}

export async function buildInstitutionPage(view: View, code: string, ask: Ask): Promise<Page> {
  const { text, link } = view;
  const { agency, national } = await askInstitution(view, code, ask);
  const { statistics } = agency;
  return buildMemberPage(view, {
    path: `/dashboard/institutions/${agency.code}`,
    title: agency.name,
    watermark: national.watermark,
    crumbs: listCrumbs(view, agency),
    ...{ statistics, months: readMonths(agency), zone: agency.timeZone },
    ...{ table: 'institution-months', code: agency.code },
    facts: listFacts(view, agency),
    peers: describePeers(view, statistics.peers?.measures ?? []),
    more: renderPanel(
      { id: 'topics', title: text.member.topics },
      html`<p class="note">${text.member.topicNote}</p>
        <p><a href="${link('/dashboard/categories')}">${text.member.topicLink}</a></p>`,
    ),
  });
}

function listCrumbs({ text }: View, { area }: Agency): Crumb[] {
  const province = area?.parent ?? area;
  if (province === null) return [{ label: text.pages.institutions, path: '/dashboard/institutions' }];
  return [
    { label: text.pages.provinces, path: '/dashboard/provinces' },
    { label: province.name, path: `/dashboard/provinces/${province.code}` },
  ];
}

function listFacts({ text, format }: View, { kind, isConnected, connectedSince, timeZone }: Agency): string[] {
  const since = connectedSince === null ? null : text.member.connectedSince(format.day(connectedSince.slice(0, 10)));
  const connection = isConnected ? since : text.member.notConnected;
  return [text.kinds[kind], text.member.zone(timeZone), ...(connection === null ? [] : [connection])];
}

/** `FOLLOW_UP_RATE` → `followUpRate` */
function describePeers({ text, format }: View, peers: readonly PeerMeasure[]): ReadonlyMap<MeasureName, string> {
  const toName = (measure: string): string =>
    measure.toLowerCase().replace(/_[a-z]/g, (letter) => letter.slice(1).toUpperCase());
  return new Map(
    peers.map(({ measure, agencyCount, median }) => [
      toName(measure) as MeasureName,
      text.member.peers(format.percent(median), format.number(agencyCount)),
    ]),
  );
}
