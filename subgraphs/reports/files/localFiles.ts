// Files in a folder below DATA_DIR, which copies of this process may share: `files/ab/abcdef…`. Nothing of a path ever comes
// from outside. Called through createServices.ts.
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { isStorageKey, type FileStore } from './fileStore';

export function openLocalFiles(folder: string): FileStore {
  const pathOf = (key: string): string => {
    if (!isStorageKey(key)) throw new Error('This is no key of a stored file.');
    return join(folder, key.slice(0, 2), key);
  };
  return {
    async put(key, path) {
      const target = pathOf(key);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await syncPath(path);
      await rename(path, target);
      // The name is safe on the disk only with its folder.
      await syncPath(dirname(target));
    },
    async open(key) {
      const stream = createReadStream(pathOf(key));
      try {
        await once(stream, 'open');
        return stream;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
