// Planning in threads, under a budget: a query that is slow to plan keeps no other request waiting, and one that exceeds the
// budget is refused and its thread replaced. Called by operations.ts.
import type { QueryPlan } from '@apollo/query-planner';
import { Worker } from 'node:worker_threads';
import { CodedError } from '../../platform/errors';
import { PLANNER_CONFIG, type PlanRequest } from './loadSupergraph';
import { PLAN_WORKER, type PlanJob, type PlanReply } from './planWorker';

export interface PlanPoolOptions {
  readonly sdl: string;
  readonly overrideLabels: readonly string[];
  /** Of one plan. */
  readonly budgetMs: number;
}

export interface PlanPool {
  plan(request: PlanRequest): Promise<QueryPlan>;
  close(): Promise<void>;
}

/** One that waits this long gets a second thread: the first is busy with something large. */
const PATIENCE_MS = 200;
const MAX_THREADS = 2;

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

export function createPlanPool(options: PlanPoolOptions): PlanPool {
  const queue: Waiting[] = [];
  const threads = new Set<Thread>();
  let isClosed = false;
  let lastId = 0;

  const start = (): void => {
    const { sdl, overrideLabels: labels } = options;
    const workerData = { sdl, labels, from: __filename, plannerConfig: PLANNER_CONFIG };
    const worker = new Worker(PLAN_WORKER, { eval: true, workerData });
    const thread: Thread = { worker, isReady: false, job: undefined, timer: undefined };
    threads.add(thread);
    // An idle thread keeps no process alive.
    worker.unref();
    worker.on('message', (reply: PlanReply) => {
      thread.isReady = true;
      finish(thread, reply);
      dispatch();
    });
    worker.on('error', (error: Error) => lose(thread, error));
    worker.on('exit', () => lose(thread, new Error('A planning thread ended.')));
  };

  const finish = (thread: Thread, { plan, error }: PlanReply): void => {
    const { job } = thread;
    clearTimeout(thread.timer);
    thread.job = undefined;
    thread.worker.unref();
    if (plan !== undefined) job?.resolve(JSON.parse(plan) as QueryPlan);
    else job?.reject(toPlanError(error ?? ''));
  };

  const lose = (thread: Thread, error: Error): void => {
    if (!threads.delete(thread)) return;
    clearTimeout(thread.timer);
    thread.job?.reject(error);
    if (isClosed) return;
    // One that cannot even start would be started for ever.
    if (thread.isReady) start();
    else if (threads.size === 0) for (const job of queue.splice(0)) job.reject(error);
  };

  const dispatch = (): void => {
    for (const thread of threads) {
      if (!thread.isReady || thread.job !== undefined) continue;
      const job = queue.shift();
      if (job === undefined) return;
      thread.job = job;
      thread.worker.ref();
      thread.timer = setTimeout(() => exceed(thread), options.budgetMs);
      const { operation, labels } = job;
      thread.worker.postMessage({ id: ++lastId, operation, labels } satisfies PlanJob);
    }
  };

  const exceed = (thread: Thread): void => {
    thread.job?.reject(tooCostly());
    thread.job = undefined;
    void thread.worker.terminate();
  };

  start();
  return {
    plan: (request) =>
      new Promise((resolve, reject) => {
        if (threads.size === 0) start();
        queue.push({ ...request, resolve, reject });
        dispatch();
        if (queue.length === 0) return;
        setTimeout(() => {
          const isStarting = [...threads].some(({ isReady }) => !isReady);
          if (queue.length > 0 && !isStarting && threads.size < MAX_THREADS && !isClosed) start();
        }, PATIENCE_MS).unref();
      }),
    async close() {
      isClosed = true;
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}

function tooCostly(): CodedError {
  return new CodedError('QUERY_TOO_COSTLY', 'The query takes too long to plan; ask for less at once.');
}

/** The planner has limits of its own, beyond which it says so. */
function toPlanError(message: string): Error {
  return /exceed/i.test(message) ? tooCostly() : new Error(`The planner failed: ${message}`);
}
