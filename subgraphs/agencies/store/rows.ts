// What the stores give to the verbs: plain rows, without a database class in them.
import type { AgencyKind, TimeZone } from '../../../schema/contract/events';
import type { AreaKind } from '../../../schema/reference/areas';

export interface AgencyRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameKey: string;
  readonly shortName: string | null;
  readonly kind: AgencyKind;
  readonly parentId: string | null;
  readonly areaCode: string | null;
  readonly timeZone: TimeZone;
  readonly isActive: boolean;
  readonly isConnected: boolean;
  readonly connectedSince: number | null;
}

export interface AreaRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: AreaKind;
  readonly timeZone: TimeZone;
  readonly parentCode: string | null;
}

export interface UnitRow {
  readonly id: string;
  readonly agencyId: string;
  readonly code: string;
  readonly name: string;
  readonly nameKey: string;
  readonly isActive: boolean;
}

/** Where a list ordered by name goes on: behind this row. */
export interface AfterName {
  readonly nameKey: string;
  readonly id: string;
}
