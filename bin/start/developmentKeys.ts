// The keys of a machine that runs everything itself: made once, kept in DATA_DIR/keys.json, readable by its owner only.
// Production gives each process its own keys by configuration; nothing reads this file there.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../platform/subgraph/module';

const fileSchema = z.strictObject({
  rootKeys: z.strictObject(
    Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, z.string().regex(/^[A-Za-z0-9_-]{43,}$/)])) as Record<
      SubgraphName,
      z.ZodString
    >,
  ),
});

export type RootKeys = Readonly<Record<SubgraphName, Buffer>>;

export function loadDevelopmentKeys(dataDir: string): RootKeys {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'keys.json');
  const { rootKeys } = readKeys(path) ?? createKeys(path);
  return Object.fromEntries(
    SUBGRAPH_NAMES.map((name) => [name, Buffer.from(rootKeys[name], 'base64url')]),
  ) as unknown as RootKeys;
}

function readKeys(path: string): z.infer<typeof fileSchema> | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`${path} is not a file of keys; move it away and start again (tokens given out before end then).`);
  }
}

function createKeys(path: string): z.infer<typeof fileSchema> {
  const keys = {
    rootKeys: Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, randomBytes(32).toString('base64url')])) as Record<
      SubgraphName,
      string
    >,
  };
  writeFileSync(path, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return keys;
}
