// An institution, beside its peers.
import type { MeasureName } from '../data/answers';
import type { Ask } from '../data/askGraphQL';
import { RANK_MEASURES } from '../data/institutions';
import { askInstitution, readMonths, type Agency, type PeerMeasure } from '../data/members';
import { html } from '../html';
import { renderPanel } from '../sections/panel';
import type { Crumb } from '../sections/crumbs';
import type { View } from '../view';
import type { Page } from './layout';
import { buildMemberPage } from './memberPage';

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

function describePeers({ text, format }: View, peers: readonly PeerMeasure[]): ReadonlyMap<MeasureName, string> {
  return new Map(
    peers.map(({ measure, agencyCount, median }) => [
      RANK_MEASURES[measure],
      text.member.peers(format.percent(median), format.number(agencyCount)),
    ]),
  );
}
