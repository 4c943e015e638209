// Keeps a template of the caller's institution (templat tanggapan), or changes one. No report is touched, no event is told.
import type { Transaction } from '../../../platform/db/database';
import { Refusal } from '../../../platform/errors';
import { isId, newId } from '../../../platform/ids';
import { runIdempotent } from '../../../platform/idempotency';
import { findTemplateFault } from '../domain/responseTemplate';
import { countTemplates, insertTemplate, updateTemplate } from '../store/responseTemplates';
import type { ResponseTemplateRow } from '../store/rows';
import { checkMayWrite } from './changeCase';
import type { ReportsContext } from './context';
import { InputFaults, MAX_BODY_LENGTH } from './inputFaults';
import { getTemplateAgency } from './responseTemplates';

export const MAX_TEMPLATE_NAME_LENGTH = 100;
export const MAX_TEMPLATES = 200;

export interface SaveResponseTemplateInput {
  readonly idempotencyKey: string;
  readonly templateId?: string | null;
  readonly name: string;
  readonly body: string;
}

export interface SavedTemplate {
  readonly templateId: string;
}

/** @throws Refusal, CodedError FORBIDDEN */
export async function saveResponseTemplate(
  ctx: ReportsContext,
  input: SaveResponseTemplateInput,
): Promise<SavedTemplate> {
  checkMayWrite(ctx);
  const agencyId = getTemplateAgency(ctx);
  const { idempotencyKey: key, ...args } = input;
  const texts = readTexts(input);
  const givenId = input.templateId ?? null;
  const outcome = { templateId: givenId ?? newId() };
  const row = { id: outcome.templateId, agencyId, ...texts, updatedAt: ctx.clock.now() };
  return runIdempotent(ctx, { field: 'saveResponseTemplate', key, args, outcome }, async (tx) => {
    await refuseTakenName(ctx, () => (givenId === null ? add(ctx, tx, row) : edit(ctx, tx, row)));
    return outcome;
  });
}

function readTexts(input: SaveResponseTemplateInput): Pick<ResponseTemplateRow, 'name' | 'body'> {
  const faults = new InputFaults();
  const name = faults.text(input.name, 'name', MAX_TEMPLATE_NAME_LENGTH);
  const body = faults.text(input.body, 'body', MAX_BODY_LENGTH);
  const fault = findTemplateFault(body);
  if (fault !== null) faults.add('INVALID_INPUT', 'body', fault);
  faults.throwIfAny();
  return { name, body };
}

async function add({ db: { dialect } }: ReportsContext, tx: Transaction, row: ResponseTemplateRow): Promise<void> {
  if ((await countTemplates(tx, dialect, row.agencyId)) >= MAX_TEMPLATES)
    throw Refusal.of(
      'TOO_MANY_ITEMS',
      null,
      `An institution keeps at most ${MAX_TEMPLATES} templates; remove one first.`,
    );
  await insertTemplate(tx, row);
}

async function edit({ db: { dialect } }: ReportsContext, tx: Transaction, row: ResponseTemplateRow): Promise<void> {
  if (!isId(row.id) || !(await updateTemplate(tx, dialect, row))) throw Refusal.of('NOT_FOUND', 'templateId');
}

/** The index decides, so that of two at once one is told. */
async function refuseTakenName({ db: { dialect } }: ReportsContext, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!dialect.isDuplicateKey(error)) throw error;
    throw Refusal.of('INVALID_INPUT', 'name', 'Your institution has a template of this name already.');
  }
}
