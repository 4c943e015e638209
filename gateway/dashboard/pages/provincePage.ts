// A province, and the institutions that lie in it.
import type { Ask } from '../data/askGraphQL';
import { askProvince, listInstitutions, readMonths } from '../data/members';
import { renderTable } from '../sections/dataTable';
import { renderPanel } from '../sections/panel';
import { institutionsTable } from '../tables/tables';
import type { View } from '../view';
import type { Page } from './layout';
import { buildMemberPage } from './memberPage';

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
      renderTable(view, table, listInstitutions(answer), {
        href: ({ agency }) => link(`/dashboard/institutions/${agency.code}`),
        hidden: ['institution_code', 'returned_rate', 'reopen_rate'],
        more: { code },
      }),
    ),
  });
}
