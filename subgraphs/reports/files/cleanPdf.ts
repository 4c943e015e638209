// A PDF is read into its objects and written anew: earlier revisions, author, program and XMP stay behind. One that acts
// (scripts, launches, forms that send), holds other files or is encrypted is refused. Called by cleanFile.ts.
import { readFile, writeFile } from 'node:fs/promises';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { CodedError } from '../../../platform/errors';
import { isPdfBudgetExceeded, openPdfBudget } from './pdfBudget';

/** Keys and values that make a reader do something besides showing pages, or that carry files (ISO 32000-1: 7.11, 12.6, 13). */
const ACTIVE = new Set(
  [
    ...[
      'JavaScript',
      'JS',
      'Launch',
      'SubmitForm',
      'ImportData',
      'GoToE',
      'GoToR',
      'Rendition',
      'RichMedia',
      'Movie',
      'Sound',
    ],
    ...['AA', 'XFA', 'EmbeddedFile', 'EmbeddedFiles', 'EF', 'AF', 'FileAttachment', 'Collection', '3D', 'Screen'],
  ].map((name) => PDFName.of(name)),
);
const MAX_OBJECTS = 200_000;
const PERSONAL = ['Metadata', 'PieceInfo', 'LastModified'].map((name) => PDFName.of(name));

/** @throws CodedError FILE_DAMAGED, FILE_ACTIVE_CONTENT, FILE_TOO_COMPLEX */
export async function cleanPdf(path: string, target: string): Promise<void> {
  const document = await readPdf(path);
  const { context } = document;
  try {
    keepReachable(context, visit(context));
    context.trailerInfo.Info = undefined;
    context.trailerInfo.ID = undefined;
  } catch (error) {
    throw toCoded(error);
  }
  const bytes = await document
    .save({ updateFieldAppearances: false, addDefaultPage: false })
    .catch((error: unknown) => {
      throw toCoded(error);
    });
  await writeFile(target, bytes, { flag: 'wx', mode: 0o600 });
}

async function readPdf(path: string): Promise<PDFDocument> {
  const bytes = await readFile(path);
  openPdfBudget();
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true });
    if (isPdfBudgetExceeded()) throw new CodedError('FILE_TOO_COMPLEX');
    if (document.isEncrypted) throw new CodedError('FILE_ACTIVE_CONTENT');
    if (document.getPageCount() === 0) throw new CodedError('FILE_DAMAGED');
    return document;
  } catch (error) {
    throw toCoded(error);
  }
}

/** Goes over everything that the document reaches, without recursion: nesting is the sender's choice. */
function visit(context: PDFContext): ReadonlySet<PDFRef> {
  const seen = new Set<PDFRef>();
  const open: PDFObject[] = [context.trailerInfo.Root as PDFObject];
  for (let count = 0; open.length > 0; count += 1) {
    if (count > MAX_OBJECTS * 10 || seen.size > MAX_OBJECTS) throw new CodedError('FILE_TOO_COMPLEX');
    const object = open.pop() as PDFObject;
    if (object instanceof PDFRef) {
      const target = seen.has(object) ? undefined : context.lookup(object);
      seen.add(object);
      if (target !== undefined) open.push(target);
    } else open.push(...partsOf(object));
  }
  return seen;
}

function partsOf(object: PDFObject): PDFObject[] {
  if (object instanceof PDFArray) return object.asArray();
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return [];
  for (const key of PERSONAL) dict.delete(key);
  const parts: PDFObject[] = [];
  for (const [key, value] of dict.entries()) {
    if (ACTIVE.has(key) || (value instanceof PDFName && ACTIVE.has(value))) throw new CodedError('FILE_ACTIVE_CONTENT');
    // Resources are named by their makers; below them stand dictionaries, which are visited.
    parts.push(value);
  }
  return parts;
}

/** What nothing refers to any more: pages and pictures that somebody took out, earlier authors. */
function keepReachable(context: PDFContext, reached: ReadonlySet<PDFRef>): void {
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref);
}

function toCoded(error: unknown): unknown {
  if (isPdfBudgetExceeded()) return new CodedError('FILE_TOO_COMPLEX');
  const isOfDisk = typeof (error as NodeJS.ErrnoException).syscall === 'string';
  return error instanceof CodedError || isOfDisk ? error : new CodedError('FILE_DAMAGED');
}
