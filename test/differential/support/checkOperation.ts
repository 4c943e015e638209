// Asks both sides, and throws what differs in words that suffice to understand it. Called by the tests.
import { compareAnswers } from './compareAnswers';
import type { Operation } from './monolith';
import type { Comparison } from './startComparison';

export async function checkOperation({ monolith, askEngine }: Comparison, operation: Operation): Promise<void> {
  const expected = await monolith.ask(operation);
  const actual = await askEngine(operation);
  const difference = await compareAnswers(expected, actual, () => monolith.askRelaxed(operation));
  if (difference === null) return;
  const show = (value: unknown): string => JSON.stringify(value, null, 1);
  const variables = `variables ${JSON.stringify(operation.variables)}`;
  throw new Error([difference, operation.text, variables, 'expected', show(expected), 'got', show(actual)].join('\n'));
}
