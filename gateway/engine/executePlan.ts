// Runs the steps of a plan in their order. Called by executeOperation.ts.
import type { Step } from './compilePlan';
import type { Execution } from './execution';
import { runFetch } from './runFetch';

export async function executeStep(step: Step | undefined, execution: Execution): Promise<void> {
  switch (step?.kind) {
    case 'fetch':
      return runFetch(step, execution);
    case 'sequence':
      for (const one of step.steps) await executeStep(one, execution);
      return;
    case 'parallel':
      await Promise.all(step.steps.map((one) => executeStep(one, execution)));
      return;
    case 'condition':
      return executeStep(execution.coerced[step.variable] === true ? step.yes : step.no, execution);
    case undefined:
      return;
  }
}
