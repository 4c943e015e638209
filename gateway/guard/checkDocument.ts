// The limits that the text alone decides, for every operation of a document. Called before validation, so that neither
// validation nor the planner meets a document that could keep them busy. Its result may be cached with the text.

import { Kind } from 'graphql';
import type {
  ConstDirectiveNode,
  DirectiveNode,
  DocumentNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionNode,
} from 'graphql';
import { checkLiterals } from './checkLiterals';
import { checkRootFields } from './checkRootFields';
import { GuardError } from './guardError';
import { measureFragment, measureSelections } from './measure';
import { requireAtMost } from './verdict';
import type { Measures, MeasureWalk } from './measure';
import type { Verdict } from './verdict';

export interface CheckedDocument {
  readonly document: DocumentNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly operations: readonly OperationDefinitionNode[];
  readonly measures: ReadonlyMap<OperationDefinitionNode, Measures>;
}

export function checkDocument(document: DocumentNode, verdict: Verdict): CheckedDocument {
  const { fragments, operations } = sortDefinitions(document);
  let directives = 0;
  const countDirectives = (list: readonly (DirectiveNode | ConstDirectiveNode)[] = []): void => {
    directives += list.length;
    for (const directive of list) checkLiterals(directive.arguments, verdict);
  };
  const onSelection = (selection: SelectionNode): void => {
    countDirectives(selection.directives);
    if (selection.kind === Kind.FIELD) checkLiterals(selection.arguments, verdict);
  };
  const walk: MeasureWalk = { fragments, measured: new Map(), nesting: verdict.limits.nesting, onSelection };

  const measures = new Map<OperationDefinitionNode, Measures>();
  for (const operation of operations) measures.set(operation, measureSelections(operation.selectionSet, walk));
  // Fragments that no operation uses are validated too, so that they are measured too.
  for (const name of fragments.keys()) measureFragment(name, walk);

  for (const [operation, amounts] of measures) checkMeasures(operation, amounts, verdict);
  for (const definition of [...operations, ...fragments.values()]) {
    countDirectives(definition.directives);
    for (const variable of definition.variableDefinitions ?? []) {
      countDirectives(variable.directives);
      checkLiterals(variable.defaultValue, verdict);
    }
  }
  const { directives: limit } = verdict.limits;
  const what = `The query has ${directives} directives`;
  requireAtMost(verdict, { code: 'QUERY_TOO_MANY_DIRECTIVES', actual: directives, limit, what });
  for (const operation of operations) checkRootFields(operation, fragments, verdict);
  return { document, fragments, operations, measures };
}

function checkMeasures(operation: OperationDefinitionNode, amounts: Measures, verdict: Verdict): void {
  const { limits } = verdict;
  const { depth, introspectionDepth, aliases, selections, introspectionSelections, levels } = amounts;
  const code = 'QUERY_TOO_DEEP';
  const details = { nodes: operation };
  if (levels > limits.nesting) {
    throw new GuardError(code, `The query nests too deeply; at most ${limits.nesting} allowed.`, details);
  }
  const check = (kind: Parameters<typeof requireAtMost>[1]): void => requireAtMost(verdict, kind, details);
  check({ code, actual: depth, limit: limits.depth, what: `The query is ${depth} fields deep` });
  check({
    code,
    actual: introspectionDepth,
    limit: limits.introspectionDepth,
    what: `The introspection is ${introspectionDepth} fields deep`,
  });
  check({
    code: 'QUERY_TOO_LARGE',
    actual: selections,
    limit: limits.selections,
    what: `The query selects ${selections} fields once its fragments are expanded`,
  });
  check({
    code: 'QUERY_TOO_LARGE',
    actual: introspectionSelections,
    limit: limits.introspectionSelections,
    what: `The introspection selects ${introspectionSelections} fields once its fragments are expanded`,
  });
  check({
    code: 'QUERY_TOO_MANY_ALIASES',
    actual: aliases,
    limit: limits.aliases,
    what: `The query has ${aliases} aliases once its fragments are expanded`,
  });
}

function sortDefinitions(document: DocumentNode): {
  fragments: Map<string, FragmentDefinitionNode>;
  operations: OperationDefinitionNode[];
} {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  const code = 'GRAPHQL_VALIDATION_FAILED';
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) operations.push(node);
    else if (node.kind !== Kind.FRAGMENT_DEFINITION) {
      throw new GuardError(code, 'Only operations and fragments can be sent; this is a type definition.', {
        nodes: node,
      });
    } else if (fragments.has(node.name.value)) {
      throw new GuardError(code, `There can be only one fragment named "${node.name.value}".`, { nodes: node });
    } else fragments.set(node.name.value, node);
  }
  return { fragments, operations };
}
