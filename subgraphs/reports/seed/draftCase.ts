// What a seeded report says, who hands it in, and which institution is competent: drawn before anything happens to it.
import { getAgency, type SeedAgency } from '../../../schema/reference/agencies';
import type { SeedArea } from '../../../schema/reference/areas';
import type { SeedCategory } from '../../../schema/reference/categories';
import { DEMO_AGENCY_CODE } from '../../../schema/reference/demo';
import { seedIdAt } from '../../../schema/reference/ids';
import { createWeightedPicker, type Random } from '../../../schema/reference/random';
import {
  pickCategoryFor,
  pickIncidentArea,
  pickReportTarget,
  type ReportTarget,
} from '../../../schema/reference/reportTargets';
import { composeReportText } from '../../../schema/reference/reportTexts';
import { dateOfDay, dayOfDate, localDayOf } from '../domain/calendar';
import type { Channel, Classification } from '../domain/states';
import type { ReportContent } from '../store/caseRows';
import { clientOf } from './actors';
import type { Primary } from './recentCases';
import { pickReporterId } from './reporterPool';
import type { SeedWorld } from './seedWorld';

export interface CaseDraft {
  readonly n: number;
  readonly submittedAt: number;
  readonly content: ReportContent;
  readonly competent: SeedAgency;
  readonly category: SeedCategory;
  readonly area: SeedArea;
  readonly classification: Classification;
  /** Berkadar pengawasan; the admin who disposes it says so. */
  readonly isSupervisory: boolean;
  /** The agency that it was sent straight to. */
  readonly target: SeedAgency | null;
  /** Of a duplicate: the report that it repeats. */
  readonly primary?: Primary;
}

const picker = <T extends string>(weights: Readonly<Record<T, number>>) =>
  createWeightedPicker(Object.keys(weights) as T[], (key) => weights[key]);

const pickChannel = picker<Channel>({ WEBSITE: 38, ANDROID: 24, WHATSAPP: 14, SMS: 9, IOS: 6, X: 4, AGENCY: 5 });
const pickClassification = picker<Classification>({ COMPLAINT: 78, INFORMATION_REQUEST: 13, ASPIRATION: 9 });

const SUPERVISORY_SHARE = 0.03;
const NO_ACCOUNT_SHARE = 0.04;
const ANONYMOUS_SHARE = 0.135;
const CONFIDENTIAL_SHARE = 0.045;
const TARGETED_SHARE = 0.42;
const RIGHT_TARGET_SHARE = 0.88;
const NO_AREA_SHARE = 0.06;
const INCIDENT_DATE_SHARE = 0.7;
const DEMO_RUSH_DAYS = 25;
const DEMO_RUSH_SHARE = 0.14;
const NAMED_PLACE = /(?:Jalan|(?:RW \d+ )?Kelurahan|Desa|Dusun|Kampung|Perumahan|Lingkungan)(?: [A-Z][a-z]+)+/;

export function draftCase(random: Random, n: number, submittedAt: number, world: SeedWorld): CaseDraft {
  const day = dateOfDay(localDayOf(submittedAt, 'WIB'));
  const { agency: competent, category } = pickCompetent(random, day, world);
  const area = pickIncidentArea(random, competent);
  const classification = pickClassification(random);
  const isSupervisory = classification === 'COMPLAINT' && random.chance(SUPERVISORY_SHARE);
  const channel = pickChannel(random);
  const target = pickTarget(random, competent, channel, day);
  const kind = isSupervisory ? 'SUPERVISORY_COMPLAINT' : classification;
  const text = composeReportText(random, category.code, area.name, kind);
  const content: ReportContent = {
    id: seedIdAt('report', n, submittedAt),
    trackingId: world.trackingIdOf(n),
    ...drawSubmitter(random, { n, channel, competent, area }, world),
    isConfidential: random.chance(isSupervisory ? 0.5 : CONFIDENTIAL_SHARE),
    ...text,
    categoryCode: category.code,
    areaCode: random.chance(NO_AREA_SHARE) ? null : area.code,
    incidentDate: drawIncidentDate(random, submittedAt),
    incidentPlace: NAMED_PLACE.exec(`${text.title} ${text.body}`)?.[0] ?? null,
    channel,
    targetAgencyId: target?.id ?? null,
  };
  return { n, submittedAt, content, competent, category, area, classification, isSupervisory, target };
}

/** In the demonstration the agency of the start screen has had busy weeks, so that its inbox shows every state. */
function pickCompetent(random: Random, day: string, { scale, lastDay }: SeedWorld): ReportTarget {
  const isRecent = scale === 'demo' && dayOfDate(day) > lastDay - DEMO_RUSH_DAYS;
  if (!isRecent || !random.chance(DEMO_RUSH_SHARE)) return pickReportTarget(random, day);
  const agency = getAgency(DEMO_AGENCY_CODE);
  return { agency, category: pickCategoryFor(random, agency, day) };
}

function pickTarget(random: Random, competent: SeedAgency, channel: Channel, day: string): SeedAgency | null {
  if (channel === 'AGENCY') return competent;
  if (!random.chance(TARGETED_SHARE)) return null;
  return random.chance(RIGHT_TARGET_SHARE) ? competent : pickReportTarget(random, day).agency;
}

type Submitter = Pick<ReportContent, 'reporterId' | 'isAnonymous' | 'submittedByClientId' | 'externalReference'>;
type Origin = Pick<CaseDraft, 'n' | 'competent' | 'area'> & { readonly channel: Channel };

function drawSubmitter(random: Random, { n, channel, competent, area }: Origin, { scale }: SeedWorld): Submitter {
  if (channel === 'AGENCY') {
    const submittedByClientId = clientOf(competent, 'CHANNEL_CLIENT').actor.clientId;
    const externalReference = `ADUAN-${String(n).padStart(6, '0')}`;
    return { reporterId: null, isAnonymous: false, submittedByClientId, externalReference };
  }
  const submitter = { submittedByClientId: null, externalReference: null };
  if (random.chance(NO_ACCOUNT_SHARE)) return { ...submitter, reporterId: null, isAnonymous: false };
  const reporterId = pickReporterId(random, area.code, scale);
  return { ...submitter, reporterId, isAnonymous: random.chance(ANONYMOUS_SHARE) };
}

/** People write within days of what happened, some much later. */
function drawIncidentDate(random: Random, submittedAt: number): string | null {
  if (!random.chance(INCIDENT_DATE_SHARE)) return null;
  const daysAgo = Math.floor(-6 * Math.log(1 - random.next()));
  return dateOfDay(localDayOf(submittedAt, 'WIB') - daysAgo);
}
