// Reads the CSV files of the reference data (RFC 4180, header row). Called only by the modules of this folder.
import { readFileSync } from 'node:fs';
import { projectPath } from '../../platform/projectPath';

export type CsvRow = Readonly<Record<string, string>>;

/** Fields may be quoted; a doubled quote inside quotes is one quote. Line breaks inside quotes are not needed here. */
function splitLine(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  const pattern = /(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/gy;
  for (const match of line.matchAll(pattern)) fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
  return fields;
}

export function parseCsv(text: string, name: string): CsvRow[] {
  const [head, ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  const header = splitLine(head ?? '');
  return lines.map((line, i) => {
    const fields = splitLine(line);
    if (fields.length !== header.length) {
      throw new Error(`${name} line ${i + 2}: ${fields.length} fields instead of ${header.length}.`);
    }
    return Object.fromEntries(header.map((column, c) => [column, fields[c] ?? '']));
  });
}

export function readCsv(path: string): CsvRow[] {
  return parseCsv(readFileSync(path, 'utf8'), path);
}

/** A file of `schema/reference/data`. */
export function readReferenceCsv(name: string): CsvRow[] {
  return readCsv(projectPath('schema', 'reference', 'data', name));
}

/** The field, which must be there: a misspelt column is a programmer's error, found at load. */
export function field(row: CsvRow, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`The CSV has no column ${column}.`);
  return value;
}
