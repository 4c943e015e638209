// One seeded case in the making: what is planned, what has happened, and the texts that came with it. Every step goes
// through the domain's one entry, so that a history can only be what the state table allows.
import type { Random } from '../../../schema/reference/random';
import type { Actor } from '../app/actor';
import { isToEscalate, type CaseChange, type CaseState } from '../domain/caseState';
import { hasRunOut } from '../domain/checkCommand';
import type { CaseCommand } from '../domain/command';
import { isActiveAssignment, type ReportAction, type ReportStatus } from '../domain/states';
import { transitionCase } from '../domain/transition';
import type { CaseActor } from './actors';
import type { CaseDraft } from './draftCase';
import type { SeedWorld } from './seedWorld';

/** Somebody's intention. It lapses when the case has moved on by then. */
export interface Intent extends Omit<CaseCommand, 'relations'> {
  readonly action: ReportAction;
  readonly by: CaseActor;
  readonly whileIn: readonly ReportStatus[];
}

export interface Step {
  readonly change: CaseChange;
  readonly actor: Actor;
  readonly assignmentId: string | null;
}

const SHORTEST_GAP_MS = 1_000;

export class CaseRun {
  readonly steps: Step[] = [];
  /** Agencies that gave the case back or lost it. */
  readonly past = new Set<string>();
  private readonly agenda: Intent[] = [];
  private current: CaseState | null = null;

  constructor(
    readonly draft: CaseDraft,
    readonly random: Random,
    readonly world: SeedWorld,
  ) {}

  get state(): CaseState {
    if (this.current === null) throw new Error('Nothing has happened yet.');
    return this.current;
  }

  /** When the reporter took it to the Ombudsman. */
  get ombudsmanSince(): number | null {
    return this.steps.find(({ change }) => change.reason === 'TO_OMBUDSMAN')?.change.at ?? null;
  }

  get lastAt(): number {
    return this.steps.at(-1)?.change.at ?? this.draft.submittedAt;
  }

  plan(intent: Intent): void {
    if (intent.at <= this.world.endMs) this.agenda.push(intent);
  }

  /** Carries out the earliest intention that still makes sense; null when nothing is left to happen. */
  takeNext(): Step | null {
    for (;;) {
      const intent = this.takeEarliest();
      if (intent === null) return null;
      if (!this.isTimely(intent)) continue;
      const at = this.steps.length === 0 ? intent.at : Math.max(intent.at, this.lastAt + SHORTEST_GAP_MS);
      return at > this.world.endMs ? null : this.take({ ...intent, at });
    }
  }

  /** @throws Error when a planner asked for what the rules do not allow: a mistake of the seed, never passed over. */
  take({ by, whileIn: _, ...command }: Intent): Step {
    const outcome = transitionCase(this.current, { ...command, relations: [by.relation] }, this.world);
    if (!outcome.ok) {
      const status = this.current?.status ?? 'none';
      throw new Error(`Case ${this.draft.n}: ${command.action} in ${status} refused: ${outcome.refusal.code}.`);
    }
    const step: Step = { change: outcome.change, actor: by.actor, assignmentId: command.assignmentId ?? null };
    this.current = outcome.change.after;
    this.steps.push(step);
    return step;
  }

  private takeEarliest(): Intent | null {
    let found = 0;
    for (let i = 1; i < this.agenda.length; i += 1) {
      if ((this.agenda[i]?.at ?? 0) < (this.agenda[found]?.at ?? 0)) found = i;
    }
    return this.agenda.splice(found, 1)[0] ?? null;
  }

  private isTimely({ action, reason, whileIn, assignmentId, at }: Intent): boolean {
    if (this.current === null) return true;
    if (!whileIn.includes(this.current.status)) return false;
    // The case has gone round since: the clock that was meant is another one now.
    if (action === 'AUTO_CLOSE') return hasRunOut('AUTO_CLOSE', this.current.clocks, at);
    if (action === 'EXPIRE') return hasRunOut('COMPLETE', this.current.clocks, at);
    if (action === 'ESCALATE' && reason === 'TO_OMBUDSMAN') return this.ombudsmanSince === null;
    if (action === 'ESCALATE') return this.current.clocks.some((clock) => isToEscalate(clock, at));
    if (!assignmentId) return true;
    const own = this.current.assignments.find(({ id }) => id === assignmentId);
    if (!own || !isActiveAssignment(own.status)) return false;
    return action !== 'NAME_LEAD' || own.role !== 'LEAD';
  }
}
