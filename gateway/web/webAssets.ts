// The playground's files as bin/buildWeb.mjs left them in dist/web/, by its manifest: what is not listed is not there.
// Called by registerPlayground.ts.
import { createReadStream, readFileSync, statSync, type ReadStream } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const assetSchema = z.object({
  type: z.string(),
  bytes: z.number(),
  /** Compressed forms that lie beside the file, `<name>.<encoding>`, with their sizes. */
  encodings: z.record(z.string(), z.number()),
  etag: z.string().optional(),
});

export type WebAsset = z.infer<typeof assetSchema>;

export interface ChosenFile {
  readonly encoding: string | null;
  readonly bytes: number;
  open(): ReadStream;
}

export interface WebAssets {
  /** Null for what the manifest does not name, and for everything while there is no bundle. */
  find(name: string): WebAsset | null;
  /** The smallest form that the client takes. */
  choose(name: string, asset: WebAsset, acceptEncoding: string | undefined): ChosenFile;
}

/** Read again when it changes: at the first start the bundle is made while the gateway runs already. */
export function openWebAssets(folder: string): WebAssets {
  const path = join(folder, 'manifest.json');
  let known: { stamp: string; assets: Readonly<Record<string, WebAsset>> } = { stamp: '', assets: {} };
  const readAssets = (): Readonly<Record<string, WebAsset>> => {
    const stat = statSync(path, { throwIfNoEntry: false });
    const stamp = stat ? `${stat.mtimeMs}:${stat.size}` : '';
    if (stamp !== known.stamp) known = { stamp, assets: stat ? readManifest(path) : {} };
    return known.assets;
  };
  return {
    find(name) {
      const assets = readAssets();
      return Object.hasOwn(assets, name) ? (assets[name] ?? null) : null;
    },
    choose(name, { bytes, encodings }, acceptEncoding) {
      const accepted = readAcceptedEncodings(acceptEncoding);
      const [smallest] = Object.entries(encodings)
        .filter(([encoding]) => accepted.has(encoding))
        .sort(([, a], [, b]) => a - b);
      const file = join(folder, smallest ? `${name}.${smallest[0]}` : name);
      return { encoding: smallest?.[0] ?? null, bytes: smallest?.[1] ?? bytes, open: () => createReadStream(file) };
    },
  };
}

function readManifest(path: string): Readonly<Record<string, WebAsset>> {
  return z.record(z.string(), assetSchema).parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** Named ones only; `*` stands for forms that we would have to guess. */
function readAcceptedEncodings(header = ''): Set<string> {
  const parts = header.split(',').map((part) => part.split(';').map((text) => text.trim().toLowerCase()));
  const isRefused = (quality: string | undefined): boolean => quality !== undefined && /^q=0(\.0*)?$/.test(quality);
  return new Set(parts.filter(([, quality]) => !isRefused(quality)).map(([name = '']) => name));
}
