// One step of a locked case: decided by the state table, written whole. What mutations (`changeCase.ts`), system jobs
// (`actAsSystem.ts`) and whoever else changes a case have in common.
import type { Transaction } from '../../../platform/db/database';
import type { Dialect } from '../../../platform/db/dialect';
import { Refusal } from '../../../platform/errors';
import type { CaseChange } from '../domain/caseState';
import type { ClockRules } from '../domain/clockRules';
import type { CaseCommand, Refusal as DomainRefusal } from '../domain/command';
import { findTransition } from '../domain/findTransition';
import type { LoggedText } from '../domain/logEntry';
import type { Relation, ReportAction } from '../domain/states';
import { transitionCase } from '../domain/transition';
import type { ReportContent } from '../store/caseRows';
import type { LockedCase } from '../store/lockCase';
import type { Actor } from './actor';
import { recordChange, type StepText } from './recordChange';

/** What a step needs beside its transaction; a request's context and a job's runtime both give it. */
export interface CaseWorld {
  readonly db: { readonly dialect: Dialect };
  readonly services: ClockRules;
}

export interface Said {
  /** What the step's rows say, for the case log (`caseLog/commitText.ts`). */
  readonly texts?: readonly LoggedText[];
  /** Of the response that is published. */
  readonly finding?: string | null;
}

/** What is an action's own. Judged and written under the lock. */
export interface StepParts extends Said {
  /** What the table cannot know of this command; judged once the action itself is allowed. @throws Refusal */
  readonly check?: (locked: LockedCase, actor: Relation) => void;
  /** Of that what has to be read first. @throws Refusal */
  readonly checkRows?: (tx: Transaction, locked: LockedCase, actor: Relation) => Promise<void>;
  /** Content that the action changes with the state. */
  readonly recontent?: (content: ReportContent) => ReportContent;
  /** Takes what is said from where it lies in the database already, in place of what stands here. @throws Refusal */
  readonly readSaid?: (tx: Transaction, command: CaseCommand) => Promise<Said>;
  /** What is said with the step, kept beside its history. */
  readonly text?: StepText | null;
  /** Field of the command → field of the input, where their names differ. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Rows of its own: a response, a reply. */
  readonly addRows?: (tx: Transaction, change: CaseChange, assignmentId: string | null) => Promise<void>;
}

export interface CaseStep {
  readonly locked: LockedCase;
  readonly command: CaseCommand;
  /** Who acts, when it is by this relation that the table lets them. */
  readonly actorOf: (relation: Relation) => Actor;
  readonly parts: StepParts;
}

/** @throws Refusal with the rules' code; nothing is written then */
export async function carryOut(world: CaseWorld, tx: Transaction, step: CaseStep): Promise<CaseChange> {
  const { locked, command, parts } = step;
  const { state, content } = locked;
  const outcome = transitionCase(state, command, world.services);
  if (!outcome.ok) throw toRefusal(outcome.refusal, parts);
  const { change } = outcome;
  const relation = actingRelation(command.action, change, command.relations);
  parts.check?.(locked, relation);
  await parts.checkRows?.(tx, locked, relation);
  const assignmentId = command.assignmentId ?? null;
  const said = parts.readSaid === undefined ? parts : await parts.readSaid(tx, command);
  await recordChange(tx, world.db.dialect, {
    change,
    content: parts.recontent?.(content) ?? content,
    contentBefore: content,
    actor: step.actorOf(relation),
    assignmentId,
    logHead: locked.logHead,
    texts: said.texts,
    text: parts.text,
    finding: said.finding,
  });
  await parts.addRows?.(tx, change, assignmentId);
  return change;
}

function toRefusal({ code, field }: DomainRefusal, { fields }: StepParts): Refusal {
  return Refusal.of(code, field === null ? null : (fields?.[field] ?? field));
}

/** The relation by which the state table let the actor act; the history names its role. */
function actingRelation(action: ReportAction, { before }: CaseChange, relations: readonly Relation[]): Relation {
  const found = findTransition(action, before?.status ?? null, relations);
  const relation = found.ok ? found.transition.who.find((who) => relations.includes(who)) : undefined;
  if (relation === undefined) throw new Error(`${action} was carried out by somebody who may not.`);
  return relation;
}
