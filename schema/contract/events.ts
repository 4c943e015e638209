// The events that cross subgraphs: ids, states, codes and times; never a title, a body or personal data.
// Agencies, reports and users write them to their outboxes; the other subgraphs read them from `/internal/events`.

export type TimeZone = 'WIB' | 'WITA' | 'WIT';
export type AgencyKind =
  'MINISTRY' | 'INSTITUTION' | 'PROVINCE' | 'REGENCY' | 'CITY' | 'STATE_ENTERPRISE' | 'STATE_UNIVERSITY' | 'MISSION';

/** The reference copy of one agency (instansi), whole, each time it changes. */
export interface AgencyPublished {
  readonly kind: 'AgencyPublished';
  readonly agencyId: string;
  readonly code: string;
  /** Ids from the root down to this agency, joined by `/`: `ROOT/CHILD`. */
  readonly parentPath: string;
  readonly agencyKind: AgencyKind;
  readonly timeZone: TimeZone;
  readonly areaCode: string | null;
  readonly provinceCode: string | null;
  readonly isActive: boolean;
  readonly connectedSince: number | null;
  /** Its active units (unit kerja); absent in events from before they were published. */
  readonly unitIds?: readonly string[];
  readonly version: number;
}

/** An operator (petugas), whole, each time they change: who may be given a case. Never a name. */
export interface OperatorPublished {
  readonly kind: 'OperatorPublished';
  readonly operatorId: string;
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly role: string;
  readonly isActive: boolean;
}

/** One assignment (disposisi) that a change touched, with the state before and after. */
export interface AssignmentDelta {
  readonly assignmentId: string;
  readonly agencyId: string;
  readonly role: string;
  readonly from: string | null;
  readonly to: string;
  readonly assignedAt: number;
  readonly firstRespondedAt: number | null;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly firstResponseDueAt: number | null;
  readonly resolveDueAt: number | null;
}

/** The case as counters need it. `ReportChanged` carries it with the old values, so that no reader has to ask back. */
export interface ReportState {
  readonly status: string;
  readonly classification: string;
  readonly supervision: string | null;
  readonly categoryCode: string;
  readonly areaCode: string | null;
  readonly channel: string;
  readonly targetAgencyId: string | null;
  readonly leadAgencyId: string | null;
  readonly submittedAt: number;
  readonly verifiedAt: number | null;
  readonly firstRespondedAt: number | null;
  readonly answeredAt: number | null;
  readonly closedAt: number | null;
  readonly verifyDueAt: number | null;
  /** Earliest running due date, or null when no clock runs. */
  readonly dueAt: number | null;
  readonly dueClock: string | null;
  readonly closeReason: string | null;
  readonly rating: number | null;
}

/** An institution that had or has sight of a report, and by what: who is told of the step by the change feed. */
export interface AudienceMember {
  readonly agencyId: string;
  /**
   * It holds or held an assignment, or the report was sent straight to it and waits for its admins. UNIT: a unit of it, named
   * by `unitId`, to which that assignment was disposed.
   */
  readonly via: 'ASSIGNMENT' | 'TARGET' | 'UNIT';
  readonly unitId?: string;
  /** Before the step, and after it. */
  readonly had: boolean;
  readonly has: boolean;
  /** Its own people acted, or its assignment was acted on: it may know of an internal step. */
  readonly isOwnStep: boolean;
}

export interface PublishedResponse {
  readonly assignmentId: string;
  readonly finding: string;
}

/** One transition of one report (laporan). `before` holds the old values of the fields that changed; null for its first event. */
export interface ReportChanged {
  readonly kind: 'ReportChanged';
  readonly reportId: string;
  readonly version: number;
  readonly action: string;
  readonly actorRole: string;
  readonly before: Partial<ReportState> | null;
  readonly after: ReportState;
  readonly assignments: readonly AssignmentDelta[];
  /** Set when it was archived: the reason's code. Absent in events from before it was told. */
  readonly archiveReason?: string;
  /** Set when a response was published: which assignment answered, and with what finding. Absent in older events. */
  readonly response?: PublishedResponse;
  /** Absent in events from before the change feed. */
  readonly audience?: readonly AudienceMember[];
}

/** A reporter (pelapor) is forgotten on their own demand: whoever keeps texts or files of theirs destroys them now. */
export interface ReporterErased {
  readonly kind: 'ReporterErased';
  readonly reporterId: string;
  readonly at: number;
}

export type DomainEvent = AgencyPublished | OperatorPublished | ReportChanged | ReporterErased;

/** An event as `/internal/events` delivers it: `seq` has no gaps and grows in commit order. */
export interface SequencedEvent<E extends DomainEvent = DomainEvent> {
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly event: E;
}
