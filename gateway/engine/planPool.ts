// Planning in threads, under a budget: a query that is slow to plan keeps no other request waiting, and one that exceeds the
// budget is refused and its thread replaced. Called by operations.ts.
import type { QueryPlan } from '@apollo/query-planner';
import { Worker } from 'node:worker_threads';
import { CodedError } from '../../platform/errors';
import { PLANNER_CONFIG, type PlanRequest } from './loadSupergraph';
import { PLAN_WORKER, type PlanReply } from './planWorker';

export interface PlanPoolOptions {
  readonly sdl: string;
  readonly overrideLabels: readonly string[];
  /** Of one plan. */
  readonly budgetMs: number;
}

/** One that waits this long gets a second thread: the first is busy with something large. */
const PATIENCE_MS = 200;
const MAX_THREADS = 2;
/** Operations that nobody has asked for before. More at once wait for longer than anybody waits for an answer. */
const MAX_WAITING = 200;

interface Waiting extends PlanRequest {
  readonly resolve: (plan: QueryPlan) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  isReady: boolean;
  job: Waiting | undefined;
  timer: NodeJS.Timeout | undefined;
}

export class PlanPool {
  private readonly queue: Waiting[] = [];
  private readonly threads = new Set<Thread>();
  private isClosed = false;

  constructor(private readonly options: PlanPoolOptions) {
    this.start();
  }

  readonly plan = (request: PlanRequest): Promise<QueryPlan> =>
    new Promise((resolve, reject) => {
      if (this.isClosed || this.queue.length >= MAX_WAITING) {
        reject(new CodedError('OVERLOADED'));
        return;
      }
      if (this.threads.size === 0) this.start();
      this.queue.push({ ...request, resolve, reject });
      this.dispatch();
      if (this.queue.length > 0) setTimeout(() => this.help(), PATIENCE_MS).unref();
    });

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.threads].map(({ worker }) => worker.terminate()));
  }

  private start(): void {
    const { sdl, overrideLabels: labels } = this.options;
    const workerData = { sdl, labels, from: __filename, plannerConfig: PLANNER_CONFIG };
    const worker = new Worker(PLAN_WORKER, { eval: true, workerData });
    const thread: Thread = { worker, isReady: false, job: undefined, timer: undefined };
    this.threads.add(thread);
    // An idle thread keeps no process alive.
    worker.unref();
    worker.on('message', (reply: PlanReply) => {
      // It was given up: what it still says is no answer to anything.
      if (!this.threads.has(thread)) return;
      thread.isReady = true;
      finish(thread, reply);
      this.dispatch();
    });
    worker.on('error', (error: Error) => this.lose(thread, error));
    worker.on('exit', () => this.lose(thread, new Error('A planning thread ended.')));
  }

  /** Somebody has waited for long: unless one is starting already, another thread takes over. */
  private help(): void {
    const isStarting = [...this.threads].some(({ isReady }) => !isReady);
    if (this.queue.length > 0 && !isStarting && this.threads.size < MAX_THREADS && !this.isClosed) this.start();
  }

  private dispatch(): void {
    for (const thread of this.threads) {
      if (!thread.isReady || thread.job !== undefined) continue;
      const job = this.queue.shift();
      if (job === undefined) return;
      thread.job = job;
      thread.worker.ref();
      thread.timer = setTimeout(() => this.exceed(thread), this.options.budgetMs);
      const { operation, labels } = job;
      thread.worker.postMessage({ operation, labels } satisfies PlanRequest);
    }
  }

  /** Another takes its place at once: one that is about to end must not be given the next job. */
  private exceed(thread: Thread): void {
    this.lose(thread, tooCostly());
    void thread.worker.terminate();
  }

  private lose(thread: Thread, error: Error): void {
    if (!this.threads.delete(thread)) return;
    clearTimeout(thread.timer);
    thread.job?.reject(error);
    // One that cannot even start would be started for ever.
    if (thread.isReady && !this.isClosed) this.start();
    else if (this.threads.size === 0) for (const job of this.queue.splice(0)) job.reject(error);
  }
}

function finish(thread: Thread, { plan, error }: PlanReply): void {
  const { job } = thread;
  clearTimeout(thread.timer);
  thread.job = undefined;
  thread.worker.unref();
  if (plan !== undefined) job?.resolve(JSON.parse(plan) as QueryPlan);
  else job?.reject(toPlanError(error ?? ''));
}

function tooCostly(): CodedError {
  return new CodedError('QUERY_TOO_COSTLY', 'The query takes too long to plan; ask for less at once.');
}

/** The planner has limits of its own, beyond which it says so. */
function toPlanError(message: string): Error {
  return /exceed/i.test(message) ? tooCostly() : new Error(`The planner failed: ${message}`);
}
