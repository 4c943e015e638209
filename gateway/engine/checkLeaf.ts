// A scalar or enum value of a subgraph → what a client may see, or undefined where it does not fit the API schema.
// Called by projectAnswer.ts and writeAnswer.ts.
import { isEnumType, type GraphQLLeafType } from 'graphql';

export type CheckLeaf = (value: unknown) => unknown;

const isInt = (value: unknown): boolean => Number.isInteger(value) && Math.abs((value as number) + 0.5) <= 2 ** 31;

const CHECKS: Readonly<Record<string, CheckLeaf>> = {
  Int: (value) => (isInt(value) ? value : undefined),
  Float: (value) => (typeof value === 'number' ? value : undefined),
  String: (value) => (typeof value === 'string' ? value : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  ID: (value) => (typeof value === 'string' ? value : Number.isInteger(value) ? String(value) : undefined),
};

/** Custom scalars are any JSON: only their subgraph knows their form. */
export function createLeafCheck(type: GraphQLLeafType): CheckLeaf {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name));
    return (value) => (typeof value === 'string' && names.has(value) ? value : undefined);
  }
  return (Object.hasOwn(CHECKS, type.name) ? CHECKS[type.name] : undefined) ?? ((value) => value);
}
