// The codes that a filter by category and area means. Used by the lists and the inbox.
import { CodedError } from '../../../platform/errors';
import type { ReportsContext } from './context';

const AREA_CODE = /^\d{2}(\.\d{2})?$/;

/** The category with all below it; null for no filter, nothing for a code that no category has. */
export function toCategoryCodes(ctx: ReportsContext, code: string | null | undefined): readonly string[] | null {
  if (code === null || code === undefined) return null;
  return ctx.services.categories.get(code) === null ? [] : ctx.services.categories.subtreeOf(code);
}

export function checkAreaCode(code: string | null | undefined): string | null {
  if (code === null || code === undefined) return null;
  if (!AREA_CODE.test(code)) throw new CodedError('BAD_USER_INPUT', 'areaCode wants a code such as 32 or 32.73.');
  return code;
}
