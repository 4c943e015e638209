// The name under which a file is shown and saved. It never becomes a path of ours; what a reader's machine would take for a
// path, a command or another type is taken out.
import { EXTENSIONS, type AttachmentType } from './attachment';

const MAX_LENGTH = 120;
const FALLBACK = 'lampiran';
/** Controls, format characters (bidirectional overrides, zero widths), lone surrogates, line and paragraph separators. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;
/** What Windows, shells and URLs read as more than a letter. */
const SPECIAL = /["*:<>?|%;`$\\/]/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

export function toFileName(given: string, type: AttachmentType): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(INVISIBLE, '').replace(SPECIAL, '_').replace(/\s+/g, ' ').trim();
  const [stem, extension] = splitExtension(clean, type);
  const bare = stem.replace(/^[. ]+|[. ]+$/g, '');
  const named = bare === '' ? FALLBACK : RESERVED.test(bare) ? `_${bare}` : bare;
  return `${[...named].slice(0, MAX_LENGTH).join('')}${extension}`;
}

/** `foto.JPG` keeps its ending; `foto.exe` becomes `foto.exe.jpg`, so that the name never promises another type. */
function splitExtension(name: string, type: AttachmentType): [string, string] {
  const found = EXTENSIONS[type].find((extension) => name.toLowerCase().endsWith(extension));
  if (found !== undefined) return [name.slice(0, -found.length), name.slice(-found.length).toLowerCase()];
  return [name, EXTENSIONS[type][0] as string];
}
