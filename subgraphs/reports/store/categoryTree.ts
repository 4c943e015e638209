// The categories, whole in memory: about a hundred rows that change by migration or seed only.
import type { Database } from '../../../platform/db/database';
import { CategoryEntity } from './category.entity';

export interface CategoryRow {
  readonly id: string;
  readonly code: string;
  readonly parentCode: string | null;
  readonly name: string;
  readonly position: number;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

export interface CategoryTree {
  get(code: string): CategoryRow | null;
  getById(id: string): CategoryRow | null;
  /** Children in their order; of null, the root topics. */
  childrenOf(parentCode: string | null): readonly CategoryRow[];
  /** The code itself and all below it. */
  subtreeOf(code: string): readonly string[];
  isValidOn(code: string, day: string): boolean;
}

export async function readCategoryTree(database: Database): Promise<CategoryTree> {
  const rows: CategoryRow[] = await database.reader.find(CategoryEntity, { order: { position: 'ASC', code: 'ASC' } });
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const children = new Map<string | null, CategoryRow[]>();
  for (const row of rows) {
    const siblings = children.get(row.parentCode);
    if (siblings) siblings.push(row);
    else children.set(row.parentCode, [row]);
  }
  const subtreeOf = (code: string): string[] => [
    code,
    ...(children.get(code) ?? []).flatMap((child) => subtreeOf(child.code)),
  ];
  return {
    get: (code) => byCode.get(code) ?? null,
    getById: (id) => byId.get(id) ?? null,
    childrenOf: (parentCode) => children.get(parentCode) ?? [],
    subtreeOf,
    isValidOn(code, day) {
      const row = byCode.get(code);
      if (!row) return false;
      return (row.validFrom === null || row.validFrom <= day) && (row.validUntil === null || day <= row.validUntil);
    },
  };
}
