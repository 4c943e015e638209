// Rows found by the words in a column of theirs, on either engine. The words are terms (`platform/search/toTerms.ts`):
// `a-z0-9` between single blanks. Part of the Dialect (`dialect.ts`), which is whom stores ask.

export interface FullTextTable {
  readonly name: string;
  /** The column with the id of what was said. */
  readonly key: string;
}

export interface FullText {
  /** CREATE for a table of keys and `terms`, with its index of words. What exists is left as it is. */
  createTable(table: FullTextTable): string[];
  dropTable(table: FullTextTable): string[];
  /** `SELECT key …` of the rows that have all of the terms, in no order; a LIMIT may follow. */
  selectMatching(table: FullTextTable, terms: readonly string[]): Matching;
  /** The same of the rows that have all terms of at least one set. */
  selectMatchingAny(table: FullTextTable, sets: readonly (readonly string[])[]): Matching;
}

export interface Matching {
  readonly sql: string;
  readonly parameters: readonly string[];
}

/**
 * FTS5 over the table's own rows. `doc` numbers them: an implicit rowid may change with VACUUM. What is deleted leaves
 * the index at once (secure-delete), as erasure has to.
 */
export const FTS5: FullText = {
  createTable({ name, key }) {
    const words = `${name}_words`;
    const forget = `INSERT INTO ${words} (${words}, rowid, terms) VALUES ('delete', old.doc, old.terms);`;
    const learn = `INSERT INTO ${words} (rowid, terms) VALUES (new.doc, new.terms);`;
    return [
      `CREATE TABLE IF NOT EXISTS ${name} (doc INTEGER, ${key} TEXT NOT NULL, terms TEXT NOT NULL, PRIMARY KEY (doc), UNIQUE (${key}))`,
      `CREATE VIRTUAL TABLE IF NOT EXISTS ${words} USING fts5(terms, content='${name}', content_rowid='doc', tokenize='ascii', detail='none', columnsize=0)`,
      `INSERT INTO ${words} (${words}, rank) VALUES ('secure-delete', 1)`,
      `CREATE TRIGGER IF NOT EXISTS ${name}_inserted AFTER INSERT ON ${name} BEGIN ${learn} END`,
      `CREATE TRIGGER IF NOT EXISTS ${name}_deleted AFTER DELETE ON ${name} BEGIN ${forget} END`,
      `CREATE TRIGGER IF NOT EXISTS ${name}_updated AFTER UPDATE OF terms ON ${name} BEGIN ${forget} ${learn} END`,
    ];
  },
  dropTable: ({ name }) => [`DROP TABLE ${name}_words`, `DROP TABLE ${name}`],
  selectMatching: (table, terms) => matchFts5(table, inFts5(terms)),
  selectMatchingAny: (table, sets) => matchFts5(table, sets.map((terms) => `(${inFts5(terms)})`).join(' OR ')),
};

const inFts5 = (terms: readonly string[]): string => terms.map((term) => `"${term}"`).join(' AND ');

const matchFts5 = ({ name, key }: FullTextTable, query: string): Matching => ({
  sql: `SELECT t.${key} FROM ${name}_words w JOIN ${name} t ON t.doc = w.rowid WHERE ${name}_words MATCH ?`,
  parameters: [query],
});

/**
 * InnoDB's index. Its defaults (tokens from 3 letters on, a list of English stop words, operators) touch no term, so they
 * need not be asked for. A row is found once its transaction is committed.
 */
export const INNODB_FULLTEXT: FullText = {
  createTable: ({ name, key }) => [
    `CREATE TABLE IF NOT EXISTS ${name} (
  ${key} CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  terms MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (${key}),
  FULLTEXT INDEX ${name}_words (terms)
) ENGINE=InnoDB`,
  ],
  dropTable: ({ name }) => [`DROP TABLE ${name}`],
  selectMatching: (table, terms) => matchInnoDb(table, inInnoDb(terms)),
  selectMatchingAny: (table, sets) => matchInnoDb(table, sets.map((terms) => `(${inInnoDb(terms)})`).join(' ')),
};

const inInnoDb = (terms: readonly string[]): string => terms.map((term) => `+${term}`).join(' ');

const matchInnoDb = ({ name, key }: FullTextTable, query: string): Matching => ({
  sql: `SELECT t.${key} FROM ${name} t WHERE MATCH (t.terms) AGAINST (? IN BOOLEAN MODE)`,
  parameters: [query],
});
