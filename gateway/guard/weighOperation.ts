// How many requests an operation counts as in the caller's rate: a mutation over a list of 100 counts as 100, so that
// bulk actions are a convenience and no way around the rate. Called once an operation passed the guards.
import { Kind, type FieldNode, type SelectionSetNode, type ValueNode } from 'graphql';
import type { CheckedOperation } from './checkOperation';

type Variables = Readonly<Record<string, unknown>> | undefined;

/** 1 for a query; for a mutation the longest list given to each of its root fields, all together. */
export function weighOperation({ operation, fragments }: CheckedOperation, variables: Variables): number {
  if (operation.operation !== 'mutation') return 1;
  const defaults = new Map(operation.variableDefinitions?.map((node) => [node.variable.name.value, node.defaultValue]));
  const readVariable = (name: string): number => {
    const value = variables !== undefined && Object.hasOwn(variables, name) ? variables[name] : undefined;
    const standard = defaults.get(name);
    return value === undefined && standard !== undefined ? longestLiteral(standard, () => 0) : longestJson(value);
  };
  const weighField = (field: FieldNode): number =>
    Math.max(1, ...(field.arguments ?? []).map(({ value }) => longestLiteral(value, readVariable)));
  const seen = new Set<string>();
  const weighSet = (set: SelectionSetNode): number => {
    let weight = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) weight += weighField(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) weight += weighSet(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        // Its second use adds no new key.
        seen.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment !== undefined) weight += weighSet(fragment.selectionSet);
      }
    }
    return weight;
  };
  return Math.max(1, weighSet(operation.selectionSet));
}

/** Nested lists do not multiply: the longest one tells how many things an action is about. */
function longestLiteral(value: ValueNode, readVariable: (name: string) => number): number {
  if (value.kind === Kind.VARIABLE) return readVariable(value.name.value);
  const longest = (values: readonly ValueNode[]): number =>
    Math.max(0, ...values.map((each) => longestLiteral(each, readVariable)));
  if (value.kind === Kind.LIST) return Math.max(value.values.length, longest(value.values));
  return value.kind === Kind.OBJECT ? longest(value.fields.map((field) => field.value)) : 0;
}

function longestJson(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).map(longestJson);
  return Math.max(Array.isArray(value) ? value.length : 0, ...inner);
}
