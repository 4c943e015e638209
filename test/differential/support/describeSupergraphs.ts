// The random tests of some supergraphs: the engine's answer to each operation equals the monolith's. Called by *.test.ts.
import { afterAll, beforeAll, describe, test } from '@jest/globals';
import fc from 'fast-check';
import { arbitraryOperation } from '../arbitraryOperation';
import { checkIntrospection } from './checkIntrospection';
import { checkOperation } from './checkOperation';
import type { Operation } from './monolith';
import { startComparison, type Comparison } from './startComparison';
import type { Supergraph } from './supergraph';

/** Operations a supergraph. With a number of one's own each run is another one, unless DIFFERENTIAL_SEED says which. */
const { DIFFERENTIAL_RUNS, DIFFERENTIAL_SEED } = process.env;
const RUNS = Number(DIFFERENTIAL_RUNS ?? 150);
const SEED = Number(DIFFERENTIAL_SEED ?? (DIFFERENTIAL_RUNS ? Date.now() % 2 ** 31 : 20_261_124));
const SHRINK_MS = 15_000;
const SLOWEST_MS = 120_000 + RUNS * 100;

export function describeSupergraphs(supergraphs: readonly Supergraph[]): void {
  let count = 0;
  for (const supergraph of supergraphs) {
    describe(supergraph.name, () => {
      let comparison: Comparison;
      beforeAll(async () => {
        comparison = await startComparison(supergraph);
      });
      afterAll(() => comparison?.close());

      test('introspection equals that of the monolith', () => checkIntrospection(comparison));

      test(
        `engine and monolith give equal answers (${supergraph.features.join(', ')})`,
        async () => {
          const arbitrary = arbitraryOperation(comparison.monolith.schema, supergraph.values ?? {});
          let failedAtMs = Infinity;
          const property = fc.asyncProperty(arbitrary, async (operation) => {
            // Whatever passes from here on ends the search for a smaller operation.
            if (Date.now() - failedAtMs > SHRINK_MS) return;
            if (failedAtMs === Infinity) count += 1;
            try {
              await checkOperation(comparison, operation);
            } catch (error) {
              failedAtMs = Math.min(failedAtMs, Date.now());
              throw error;
            }
          });
          await fc.assert(property, { numRuns: RUNS, seed: SEED, reporter: reportFailure });
        },
        SLOWEST_MS,
      );
    });
  }
  afterAll(() => {
    const features = new Set(supergraphs.flatMap((each) => each.features));
    console.log(`${count} operations over ${supergraphs.length} supergraphs, ${features.size} features, seed ${SEED}`);
  });
}

/** The smallest operation that fails, and how to run it again. */
function reportFailure(details: fc.RunDetails<[Operation]>): void {
  if (!details.failed) return;
  const { seed, counterexamplePath, numRuns, errorInstance } = details;
  const again = `DIFFERENTIAL_SEED=${seed} after ${numRuns} operations (path ${counterexamplePath})`;
  throw new Error(`${again}: ${errorInstance instanceof Error ? errorInstance.message : String(errorInstance)}`);
}
