// The seed's reporters (pelapor): people who do not exist, each a pure function of n.
// Called by the users subgraph's seed (whole rows) and the reports subgraph's seed (ids and areas only).
import { lazy } from './collections';
import { loadAreas, type SeedArea } from './areas';
import { seedId } from './ids';
import { composePersonName } from './personNames';
import { createRandom, createWeightedPicker } from './random';

export type Scale = 'demo' | 'national';

export interface SeedReporter {
  readonly id: string;
  readonly name: string;
  /** At a domain that RFC 2606 keeps for examples: mail to it reaches nobody. */
  readonly email: string;
  /** `+62 000…`: no Indonesian number begins with 0 after the country code, so it reaches nobody. */
  readonly phone: string;
  /** Sixteen digits that begin with 00: no province has that code, so it is nobody's. */
  readonly nik: string;
  readonly address: string;
  readonly memberSince: number;
  /** A regency or city. */
  readonly areaCode: string;
}

const COUNTS: Readonly<Record<Scale, number>> = { demo: 4_000, national: 1_145_944 };
const MAIL_DOMAINS = ['example.com', 'example.org', 'example.net'] as const;

// LAPOR! opened in November 2011; everybody was a member when the 2020 figures were taken, hence before every seeded report.
const FIRST_MEMBER_MS = Date.UTC(2011, 10, 11);
const LAST_MEMBER_MS = Date.UTC(2020, 11, 31);

// Coprime to ten: a permutation of all eight-digit numbers, so that neighbours in n are not neighbours on the phone.
const PHONE_STEP = 31_337_171;
const PHONE_NUMBERS = 100_000_000;

const pickArea = lazy(() =>
  createWeightedPicker(
    loadAreas().filter((area) => area.kind !== 'PROVINCE'),
    (area) => area.weight,
  ),
);

export function countReporters(scale: Scale): number {
  return COUNTS[scale];
}

export function getReporterId(n: number): string {
  return seedId('reporter', n);
}

function composePhone(n: number): string {
  // n × step stays an exact integer (below 2^53) for n up to 287 million.
  return `+62000${String((n * PHONE_STEP) % PHONE_NUMBERS).padStart(8, '0')}`;
}

function composeNik(n: number): string {
  return `00${String((n * PHONE_STEP) % PHONE_NUMBERS).padStart(8, '0')}${String(n % 1_000_000).padStart(6, '0')}`;
}

/** The n-th reporter, n from 0. */
export function seedReporter(n: number): SeedReporter {
  const random = createRandom(`reporter:${n}`);
  const area = pickArea()(random);
  const name = composePersonName(random, area.provinceCode);
  const local = name.toLowerCase().replaceAll(' ', '.');
  // The square root puts more members into the later years.
  const share = Math.sqrt(random.next());
  return {
    id: getReporterId(n),
    name,
    email: `${local}.${n.toString(36)}@${random.pick(MAIL_DOMAINS)}`,
    phone: composePhone(n),
    nik: composeNik(n),
    // An invented street of the place: house numbers above a thousand are none.
    address: `Jalan Contoh ${1_000 + (n % 9_000)}, ${area.name}`,
    memberSince: FIRST_MEMBER_MS + Math.floor(share * (LAST_MEMBER_MS - FIRST_MEMBER_MS)),
    areaCode: area.code,
  };
}

export function* seedReporters(scale: Scale): Generator<SeedReporter> {
  for (let n = 0; n < COUNTS[scale]; n++) yield seedReporter(n);
}

/** The area of the n-th reporter, without composing the rest. */
export function getReporterArea(n: number): SeedArea {
  return pickArea()(createRandom(`reporter:${n}`));
}
