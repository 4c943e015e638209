// A second count, by a simpler rule than the fold's: what the published states of all reports come to, and nothing of how
// they came there. It keeps no report: each event takes back the state before it and adds the one after. For `stats verify`.
import type { ReportChanged, ReportState } from '../../../schema/contract/events';
import { wibDay } from './wibDay';

export interface RecountedRow {
  /** `received 2026-05-01`, `open AREA 32`, `due 2026-05-01` */
  readonly name: string;
  readonly count: number;
}

const AT_REST = ['CLOSED', 'ARCHIVED', 'MERGED', 'WITHDRAWN'];
const HELD = ['PENDING', 'ACCEPTED', 'ANSWERED'];

export class Recount {
  private readonly counts = new Map<string, number>();

  constructor(private readonly rootOf: (categoryCode: string) => string) {}

  add({ before, after, assignments }: ReportChanged): void {
    if (before !== null) for (const name of this.listNames({ ...after, ...before })) this.count(name, -1);
    for (const name of this.listNames(after)) this.count(name, 1);
    for (const { agencyId, from, to } of assignments) {
      if (from !== null && HELD.includes(from)) this.count(`open AGENCY ${agencyId}`, -1);
      if (HELD.includes(to)) this.count(`open AGENCY ${agencyId}`, 1);
    }
  }

  /** Where a count of `others` is another one; what is 0 need not be listed. */
  findDifferences(others: readonly RecountedRow[]): string[] {
    const left = new Map([...this.counts].filter(([, count]) => count !== 0));
    const differences: string[] = [];
    for (const { name, count } of others) {
      const own = left.get(name) ?? 0;
      left.delete(name);
      if (own !== count) differences.push(`${name}: counted ${count}, by the states of the reports ${own}`);
    }
    for (const [name, count] of left) differences.push(`${name}: counted 0, by the states of the reports ${count}`);
    return differences;
  }

  private listNames(state: ReportState): string[] {
    const facts = [
      ['received', state.submittedAt],
      ['verified', state.verifiedAt],
      ['followed_up', state.firstRespondedAt],
      ['responded', state.answeredAt],
    ] as const;
    const names = facts.flatMap(([fact, at]) => (at === null ? [] : [`${fact} ${wibDay(at)}`]));
    if (AT_REST.includes(state.status)) return names;
    if (state.dueAt !== null) names.push(`due ${wibDay(state.dueAt)}`);
    const { categoryCode: category, areaCode: area, classification, supervision, channel } = state;
    const categories = new Set([category, this.rootOf(category)]);
    const areas = new Set(area === null ? ['-'] : [area, area.split('.')[0] ?? area]);
    const classes = supervision === 'SUPERVISORY' ? [classification, supervision] : [classification];
    names.push('open NATION *', `open CHANNEL ${channel}`);
    for (const code of categories) names.push(`open CATEGORY ${code}`);
    for (const code of areas) names.push(`open AREA ${code}`);
    for (const code of classes) names.push(`open CLASSIFICATION ${code}`);
    return names;
  }

  private count(name: string, by: number): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + by);
  }
}
