// Row 1 of the state table: a report (laporan) is handed in, by an account, without one, or by an agency's system.
import { localDateOf } from '../domain/calendar';
import type { Channel, Classification, Relation } from '../domain/states';
import { transitionCase } from '../domain/transition';
import type { ReportContent } from '../store/caseRows';
import { findArea } from '../../../schema/reference/areas';
import { hasRole } from '../../../schema/contract/principal';
import { Refusal } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import { runIdempotent } from '../../../platform/idempotency';
import { viewerOf } from './access/viewer';
import { claimAttachments, type AttachmentsInput } from './attachments/claimAttachments';
import { actorOf } from './actor';
import { checkMayWrite, type ChangedReport } from './changeCase';
import { checkCategory } from './classify';
import type { ReportsContext } from './context';
import { InputFaults, MAX_BODY_LENGTH } from './inputFaults';
import { checkReceiver } from './newAssignments';
import { recordChange } from './recordChange';
import { toTrackingId } from './trackingId';
import { trackingSecretOf } from './trackingSecret';

export interface SubmitReportInput extends AttachmentsInput {
  readonly idempotencyKey: string;
  readonly title: string;
  readonly body: string;
  readonly classification: Classification;
  readonly categoryCode: string;
  readonly areaCode?: string | null;
  readonly incidentDate?: string | null;
  readonly incidentPlace?: string | null;
  readonly targetAgencyId?: string | null;
  readonly anonymous: boolean;
  readonly confidential: boolean;
  readonly channel?: Channel | null;
  readonly externalReference?: string | null;
}

export interface SubmittedReport extends ChangedReport {
  readonly trackingSecret: string;
}

const MAX_TITLE_LENGTH = 200;
const MAX_PLACE_LENGTH = 500;
const MAX_REFERENCE_LENGTH = 64;
/** What a person may claim to come from; the other channels are integration clients'. */
const PERSONAL_CHANNELS: readonly Channel[] = ['WEBSITE', 'ANDROID', 'IOS'];

type NewContent = Omit<ReportContent, 'id' | 'trackingId'>;

/** @throws Refusal with every fault of the input */
export async function submitReport(ctx: ReportsContext, input: SubmitReportInput): Promise<SubmittedReport> {
  const { idempotencyKey, ...args } = input;
  checkMayWrite(ctx);
  const relation = submittingRelation(ctx);
  const content = toContent(ctx, input);
  const number = await ctx.services.takeTrackingNumber();
  const outcome = { reportId: newId() };
  const claim = { field: 'submitReport', key: idempotencyKey, args, outcome };
  const { reportId } = await runIdempotent(ctx, claim, async (tx) => {
    const at = ctx.clock.now();
    const command = { action: 'SUBMIT', at, relations: [relation], classification: input.classification } as const;
    const submitted = transitionCase(null, command, ctx.services);
    if (!submitted.ok) throw Refusal.of(submitted.refusal.code, submitted.refusal.field);
    const id = outcome.reportId;
    await recordChange(tx, ctx.db.dialect, {
      change: submitted.change,
      content: { ...content, id, trackingId: toTrackingId(ctx.services.keys.tracking, number) },
      actor: actorOf(ctx.principal, relation),
      assignmentId: null,
      logHead: null,
    });
    await claimAttachments(ctx, tx, input, { kind: 'REPORT', id, reportId: id, at });
    return outcome;
  });
  // Whoever is given the secret may read what they have just handed in.
  viewerOf(ctx).trackedReportIds.add(reportId);
  return { reportId, trackingSecret: trackingSecretOf(ctx.services.keys, reportId) };
}

function submittingRelation({ principal }: ReportsContext): Relation {
  if (principal.kind === 'ANONYMOUS' || principal.kind === 'REPORTER') return 'SUBMITTER';
  if (principal.kind === 'CLIENT' && hasRole(principal, 'INTEGRATION_CLIENT')) return 'CHANNEL_CLIENT';
  throw Refusal.of('FORBIDDEN', null, 'Reports are handed in by reporters and by agencies’ systems.');
}

function toContent(ctx: ReportsContext, input: SubmitReportInput): NewContent {
  const { principal } = ctx;
  const faults = new InputFaults();
  const content: NewContent = {
    reporterId: principal.kind === 'REPORTER' ? principal.id : null,
    submittedByClientId: principal.kind === 'CLIENT' ? principal.id : null,
    externalReference: faults.optionalText(input.externalReference, 'externalReference', MAX_REFERENCE_LENGTH),
    isAnonymous: input.anonymous,
    isConfidential: input.confidential,
    title: faults.text(input.title, 'title', MAX_TITLE_LENGTH),
    body: faults.text(input.body, 'body', MAX_BODY_LENGTH),
    categoryCode: input.categoryCode,
    areaCode: input.areaCode ?? null,
    incidentDate: input.incidentDate ?? null,
    incidentPlace: faults.optionalText(input.incidentPlace, 'incidentPlace', MAX_PLACE_LENGTH),
    channel: input.channel ?? (principal.kind === 'CLIENT' ? 'AGENCY' : 'WEBSITE'),
    targetAgencyId: input.targetAgencyId ?? null,
  };
  checkReferences(ctx, content, faults);
  checkOrigin(ctx, content, faults);
  faults.throwIfAny();
  return content;
}

function checkReferences(ctx: ReportsContext, content: NewContent, faults: InputFaults): void {
  const { areaCode, targetAgencyId, incidentDate, categoryCode } = content;
  checkCategory(ctx, categoryCode, faults);
  faults.check(
    areaCode === null || findArea(areaCode) !== undefined,
    'INVALID_INPUT',
    'areaCode',
    'There is no such area.',
  );
  if (targetAgencyId !== null) checkReceiver(ctx, targetAgencyId, 'targetAgencyId', faults);
  // The day may have begun in the easternmost zone already.
  const isPast = incidentDate === null || incidentDate <= localDateOf(ctx.clock.now(), 'WIT');
  faults.check(isPast, 'INVALID_INPUT', 'incidentDate', 'The day lies in the future.');
}

function checkOrigin({ principal }: ReportsContext, content: NewContent, faults: InputFaults): void {
  if (principal.kind === 'CLIENT') return;
  const isOwnReference = content.externalReference === null;
  faults.check(isOwnReference, 'FORBIDDEN', 'externalReference', 'Only an agency’s system gives its own number.');
  faults.check(PERSONAL_CHANNELS.includes(content.channel), 'FORBIDDEN', 'channel', 'Only WEBSITE, ANDROID or IOS.');
}
