// Lists written in a query. Their strings were checked by the lexer, their nesting is bounded by it. Called by
// checkDocument.ts for every argument and default value.

import { Kind } from 'graphql';
import type { ArgumentNode, ConstArgumentNode, ConstValueNode, ValueNode } from 'graphql';
import { checkListLength } from './checkText';
import type { Verdict } from './verdict';

type Literal = ValueNode | ConstValueNode;

export function checkLiterals(
  what: readonly (ArgumentNode | ConstArgumentNode)[] | Literal | undefined,
  verdict: Verdict,
): void {
  if (what === undefined) return;
  if (!('kind' in what)) for (const argument of what) checkValue(argument.value, verdict);
  else checkValue(what, verdict);
}

function checkValue(value: Literal, verdict: Verdict): void {
  if (value.kind === Kind.LIST) {
    checkListLength(value.values.length, verdict, { nodes: value });
    for (const item of value.values) checkValue(item, verdict);
  } else if (value.kind === Kind.OBJECT) {
    for (const field of value.fields) checkValue(field.value, verdict);
  }
}
