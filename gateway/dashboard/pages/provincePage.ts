// A province, and the institutions that lie in it.
import type { AgencyNode, AgencyPlace, List, MemberFigures, MemberStatistics, Place, TimeZone } from '../data/answers';
import type { Ask } from '../data/askGraphQL';
import { html } from '../html';
import { GuardError } from '../../guard/guardError';
import { renderTable } from '../sections/dataTable';
import { renderPanel } from '../sections/panel';
import { institutionsTable } from '../tables/tables';
import type { View } from '../view';
import type { Page } from './layout';
import { buildMemberPage, readMonths, yearOf, type MonthFields } from './memberPage';

type Area = Place &
  MonthFields & { readonly kind: string; readonly timeZone: TimeZone; readonly statistics: MemberStatistics };

export interface ProvinceFigures {
  readonly national: { readonly watermark: string };
  readonly area: Area;
  readonly agencies: List<AgencyPlace & { readonly statistics: { readonly figures: MemberFigures } }>;
}

/** @throws GuardError NOT_FOUND */
export async function askProvince(view: View, code: string, ask: Ask): Promise<ProvinceFigures> {
  const variables = { code, period: view.period, year: yearOf(view) };
  const answer = await ask<Partial<ProvinceFigures>>('provinceFigures', variables);
  if (answer.area?.kind === 'PROVINCE') return answer as ProvinceFigures;
  throw new GuardError('NOT_FOUND', view.text.faults.province);
}

export function listInstitutions({ agencies }: ProvinceFigures): AgencyNode[] {
  return agencies.nodes.map((agency) => ({ agency, figures: agency.statistics.figures }));
}

export async function buildProvincePage(view: View, code: string, ask: Ask): Promise<Page> {
  const { text, link } = view;
  const answer = await askProvince(view, code, ask);
  const { area, national } = answer;
  const table = institutionsTable(text, 'province-institutions', text.member.institutions);
  return buildMemberPage(view, {
    path: `/dashboard/provinces/${area.code}`,
    title: area.name,
    watermark: national.watermark,
    crumbs: [{ label: text.pages.provinces, path: '/dashboard/provinces' }],
    ...{ statistics: area.statistics, months: readMonths(area), zone: area.timeZone },
    ...{ table: 'province-months', code },
    facts: [text.member.zone(area.timeZone)],
    more: renderPanel(
      { id: 'institutions', title: text.member.institutions },
      html`${renderTable(view, table, listInstitutions(answer), {
        href: ({ agency }) => link(`/dashboard/institutions/${agency.code}`),
        hidden: ['institution_code', 'returned_rate', 'reopen_rate'],
        more: { code },
      })}`,
    ),
  });
}
