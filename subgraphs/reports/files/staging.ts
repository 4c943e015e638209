// Where uploads lie while they arrive and are looked at: on the disk, so that the process holds no file in memory. Whatever
// goes wrong, nothing stays; what a killed process left is swept by age. Called by the verbs and jobs of attachments.
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { CodedError } from '../../../platform/errors';
import { newStorageKey } from './fileStore';

export interface StagedFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export interface Staging {
  /** Calls `work` with a path of its own that is free, and removes whatever is there afterwards. */
  withFile<T>(work: (path: string) => Promise<T>): Promise<T>;
  /** Removes what is older, at most `limit` files; gives how many. */
  sweep(olderThanMs: number, limit: number): Promise<number>;
  /** @throws CodedError STORAGE_FULL when less would be left than is kept free for the database */
  checkRoom(bytes: number): Promise<void>;
}

export function openStaging(folder: string, reservedBytes: number): Staging {
  const prepare = () => mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    async withFile(work) {
      await prepare();
      const path = join(folder, newStorageKey());
      try {
        return await work(path);
      } catch (error) {
        throw isFull(error) ? new CodedError('STORAGE_FULL') : error;
      } finally {
        await rm(path, { force: true });
      }
    },
    async sweep(olderThanMs, limit) {
      await prepare();
      let swept = 0;
      for (const name of await readdir(folder)) {
        if (swept >= limit) break;
        const path = join(folder, name);
        const isOld = await stat(path).then(
          ({ mtimeMs }) => mtimeMs < Date.now() - olderThanMs,
          () => false,
        );
        if (!isOld) continue;
        await rm(path, { force: true });
        swept += 1;
      }
      return swept;
    },
    async checkRoom(bytes) {
      await prepare();
      const { bavail, bsize } = await statfs(folder);
      if (bavail * bsize < bytes + reservedBytes) throw new CodedError('STORAGE_FULL');
    },
  };
}

export function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** The gateway gives silent callers up sooner; this is for one that is cut off itself. */
const MAX_SILENCE_MS = 30_000;

/**
 * Writes a body to `path`, no faster than the disk takes it, and no more than `limitBytes`.
 * @throws CodedError UPLOAD_BROKEN when it ends early, or FILE_LENGTH_MISMATCH when it is longer
 */
export async function receiveFile(body: Readable, path: string, limitBytes: number): Promise<StagedFile> {
  const handle = await open(path, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for await (const chunk of watchBody(body)) {
      sizeBytes += chunk.length;
      if (sizeBytes > limitBytes) throw new CodedError('FILE_LENGTH_MISMATCH');
      hash.update(chunk);
      await writeWhole(handle, chunk);
    }
    return { path, sizeBytes, sha256: hash.digest('hex') };
  } finally {
    await handle.close();
  }
}

/** One write may take less than it is given. */
async function writeWhole(handle: Awaited<ReturnType<typeof open>>, chunk: Buffer): Promise<void> {
  for (let written = 0; written < chunk.length;) {
    written += (await handle.write(chunk, written)).bytesWritten;
  }
}

/** A stream that breaks off or falls silent is the sender's doing; a disk that does is not. */
async function* watchBody(body: Readable): AsyncIterable<Buffer> {
  let timer = setTimeout(() => body.destroy(), MAX_SILENCE_MS);
  try {
    for await (const chunk of body) {
      clearTimeout(timer);
      yield chunk as Buffer;
      timer = setTimeout(() => body.destroy(), MAX_SILENCE_MS);
    }
  } catch {
    throw new CodedError('UPLOAD_BROKEN');
  } finally {
    clearTimeout(timer);
  }
}

export async function hashFile(body: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of watchBody(body)) hash.update(chunk);
  return hash.digest('hex');
}
