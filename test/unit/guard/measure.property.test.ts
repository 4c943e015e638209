// The memoised measures equal those of a naive walk that really expands every fragment, on random small documents.

import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Kind, parse } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { checkOperation } from '../../../gateway/guard/checkOperation';
import { DEFAULT_LIMITS } from '../../../gateway/guard/limits';

interface Counted {
  depth: number;
  selections: number;
  aliases: number;
}

type Path = readonly string[];

function expand(document: DocumentNode): Counted {
  const found: Counted = { depth: 0, selections: 0, aliases: 0 };
  const isFragment = (node: unknown): node is FragmentDefinitionNode =>
    (node as FragmentDefinitionNode).kind === Kind.FRAGMENT_DEFINITION;
  const walk = (set: SelectionSetNode, path: Path): void => {
    for (const selection of set.selections) {
      found.selections++;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = document.definitions.filter(isFragment).find((f) => f.name.value === selection.name.value);
        if (fragment) walk(fragment.selectionSet, path);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, path);
      else {
        const inner = [...path, selection.name.value];
        found.depth = Math.max(found.depth, inner.length);
        if (selection.alias && selection.alias.value !== selection.name.value) found.aliases++;
        if (selection.selectionSet) walk(selection.selectionSet, inner);
      }
    }
  };
  walk((document.definitions[0] as OperationDefinitionNode).selectionSet, []);
  return found;
}

/** A selection set of fragment number `own`, which may use only later fragments, so that there is no cycle. */
function selectionSet(own: number, fragments: number): fc.Arbitrary<string> {
  const { set } = fc.letrec<{ set: string; selection: string }>((tie) => ({
    set: fc.array(tie('selection'), { minLength: 1, maxLength: 4 }).map((parts) => `{${parts.join(' ')}}`),
    selection: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('id', 'name', 'x:id', 'id:id'),
      ...(own + 1 < fragments ? [fc.integer({ min: own + 1, max: fragments - 1 }).map((i) => `...F${i}`)] : []),
      tie('set').map((inner) => `parent${inner}`),
      tie('set').map((inner) => `y:parent${inner}`),
      tie('set').map((inner) => `...on Agency${inner}`),
    ),
  }));
  return set;
}

const documents = fc
  .integer({ min: 0, max: 6 })
  .chain((fragments) =>
    fc
      .tuple(selectionSet(-1, fragments), ...Array.from({ length: fragments }, (_, i) => selectionSet(i, fragments)))
      .map(([root, ...rest]) => [root, ...rest.map((set, i) => `fragment F${i} on Agency${set}`)].join('\n')),
  );

it('equals the naive expansion', () => {
  const big = 1_000_000;
  const limits = { ...DEFAULT_LIMITS, tokens: big, depth: big, aliases: big, selections: big, rootFields: big };
  fc.assert(
    fc.property(documents, (query) => {
      const { depth, selections, aliases } = checkOperation({ query }, limits).measures;
      expect({ depth, selections, aliases }).toEqual(expand(parse(query)));
    }),
    { numRuns: 500 },
  );
});
