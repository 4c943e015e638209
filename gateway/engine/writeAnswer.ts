// The answer of an operation that went well, as bytes. Undefined where its data are not regular: then projectAnswer.ts builds it.
// Called by executeOperation.ts.
import type { GraphQLSchema } from 'graphql';
import { compileWriter, IRREGULAR, type WriteData } from './compileWriter';
import type { DataObject } from './mergeData';
import type { CompiledOperation } from './operations';
import { ByteWriter } from './writeBytes';

/** A shape that is met once gains nothing by code of its own. */
const COMPILE_AT = 2;

interface State {
  uses: number;
  write: WriteData | undefined;
}

const states = new WeakMap<CompiledOperation, State>();
/** Writing does not wait for anything, so that one buffer serves all. */
const writer = new ByteWriter();
const HEAD = Buffer.from('{"data":');

export function writeAnswer(
  compiled: CompiledOperation,
  schema: GraphQLSchema,
  root: DataObject,
  shared: ReadonlySet<DataObject>,
): Buffer | undefined {
  let state = states.get(compiled);
  if (state === undefined) states.set(compiled, (state = { uses: 0, write: undefined }));
  state.uses += 1;
  if (state.uses === COMPILE_AT) state.write = compileWriter(compiled.selection, schema, listEntityPaths(compiled));
  if (state.write === undefined) return undefined;
  writer.reset();
  try {
    writer.literal(HEAD);
    state.write(writer, root, shared);
    writer.byte(125);
  } catch (error) {
    if (error === IRREGULAR) return undefined;
    throw error;
  }
  return writer.take();
}

function listEntityPaths({ plans }: CompiledOperation): Set<string> {
  const fetches = plans.flatMap((plan) => plan.fetches);
  const paths = fetches.filter((step) => step.represent !== undefined).map((step) => step.path);
  return new Set(
    paths.map((path) =>
      path
        .filter((key) => key !== '@')
        .map((key) => `.${key}`)
        .join(''),
    ),
  );
}
