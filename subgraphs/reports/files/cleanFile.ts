// From the bytes that came to the file that is handed out: its type is told by its content, then it is made anew without
// anything that the eye does not see. One at a time: that bounds what hostile files can take. Called by receiveUpload.ts.
import { open } from 'node:fs/promises';
import { CodedError } from '../../../platform/errors';
import { createMutex } from '../../../platform/db/mutex';
import { sniffType, type AttachmentType } from '../domain/attachment';

const HEAD_BYTES = 16;
/** Each waits for those before it, at most some seconds each; whoever comes later is told to come again. */
const MAX_WAITING = 8;
const exclusive = createMutex();
let waiting = 0;

/** Writes the clean file to `target`. @throws CodedError FILE_…, OVERLOADED */
export async function cleanFile(path: string, announced: AttachmentType, target: string): Promise<void> {
  const type = sniffType(await readHead(path));
  if (type === null) throw new CodedError('FILE_TYPE_NOT_ALLOWED');
  if (type !== announced) throw new CodedError('FILE_TYPE_MISMATCH');
  if (waiting >= MAX_WAITING) throw new CodedError('OVERLOADED');
  waiting += 1;
  try {
    await exclusive(() => makeAnew(path, type, target));
  } finally {
    waiting -= 1;
  }
}

/** The libraries are loaded with the first file: a third of a second of each start otherwise. */
async function makeAnew(path: string, type: AttachmentType, target: string): Promise<void> {
  if (type === 'application/pdf') {
    const { cleanPdf } = await import('./cleanPdf');
    return cleanPdf(path, target);
  }
  const { cleanImage } = await import('./cleanImage');
  return cleanImage(path, type, target);
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
