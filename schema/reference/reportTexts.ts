// Composes titles and bodies of seeded reports: invented, plausible Indonesian; no real person and no real incident.
// Called by the seed of reports.
import { lazy } from './collections';
import { getCategory } from './categories';
import { field, readReferenceCsv, type CsvRow } from './csv';
import { fillSlots, pickPhrase, type Slots } from './phrases';
import type { Random } from './random';

/** `SUPERVISORY_COMPLAINT` is a complaint with `SUPERVISORY` supervision (berkadar pengawasan). */
export type TextClassification = 'COMPLAINT' | 'SUPERVISORY_COMPLAINT' | 'INFORMATION_REQUEST' | 'ASPIRATION';

export interface ReportText {
  readonly title: string;
  readonly body: string;
}

/** By code: a topic's own texts; for a root also those of its sub-topics. */
const complaints = lazy(() => {
  const byCode = new Map<string, CsvRow[]>();
  for (const row of readReferenceCsv('complaint-texts.csv')) {
    const category = getCategory(field(row, 'category'));
    for (const code of new Set([category.code, category.rootCode])) {
      byCode.set(code, [...(byCode.get(code) ?? []), row]);
    }
  }
  return byCode;
});

const topics = lazy(
  () => new Map(readReferenceCsv('category-topics.csv').map((row) => [field(row, 'category'), field(row, 'topic')])),
);

const DETAIL_SHARE = 0.7;
const OPENING_SHARE = 0.5;
const VILLAGE_SHARE = 0.75;

function composeComplaint(random: Random, categoryCode: string, slots: Slots, isSupervisory: boolean): ReportText {
  const template = random.pick(complaints().get(categoryCode) ?? []);
  const sentences = [
    random.chance(OPENING_SHARE) ? pickPhrase(random, 'opening') : '',
    fillSlots(random, field(template, 'body'), slots),
    random.chance(DETAIL_SHARE) ? pickPhrase(random, 'detail') : '',
    isSupervisory ? pickPhrase(random, 'supervisory') : '',
    pickPhrase(random, 'closing'),
  ];
  return {
    title: fillSlots(random, field(template, 'title'), slots),
    body: sentences.filter((sentence) => sentence !== '').join(' '),
  };
}

function composeWish(random: Random, kind: 'info' | 'aspiration', slots: Slots): ReportText {
  const opening = random.chance(OPENING_SHARE) ? `${pickPhrase(random, 'opening')} ` : '';
  const body = fillSlots(random, pickPhrase(random, `${kind}Body`), slots);
  return {
    title: fillSlots(random, pickPhrase(random, `${kind}Title`), slots),
    body: `${opening}${body} ${random.chance(0.5) ? 'Terima kasih.' : 'Terima kasih atas perhatiannya.'}`,
  };
}

/** Title and body of one report. `areaName` as in `SeedArea.name`: `Kota Bandung`. */
export function composeReportText(
  random: Random,
  categoryCode: string,
  areaName: string,
  classification: TextClassification,
): ReportText {
  // A city has wards (kelurahan); a regency has villages (desa) too.
  const hasVillages = !areaName.startsWith('Kota ');
  const place = pickPhrase(random, hasVillages && random.chance(VILLAGE_SHARE) ? 'village' : 'place');
  const slots: Slots = { area: areaName, place };
  if (classification === 'COMPLAINT') return composeComplaint(random, categoryCode, slots, false);
  if (classification === 'SUPERVISORY_COMPLAINT') return composeComplaint(random, categoryCode, slots, true);
  slots['topic'] = topics().get(getCategory(categoryCode).code) ?? '';
  return composeWish(random, classification === 'ASPIRATION' ? 'aspiration' : 'info', slots);
}
