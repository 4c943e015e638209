// What the registry says of one error code. Used by errors.ts and its parts.

export interface ErrorSpec {
  /** HTTP status where the error ends the whole request (GraphQL errors inside an answer travel with 200). */
  readonly status: number;
  /** May the same request succeed later, unchanged? */
  readonly retryable: boolean;
  readonly level: 'info' | 'warn' | 'error';
  readonly en: string;
  readonly id: string;
}

export const spec = (
  status: number,
  retryable: boolean,
  level: ErrorSpec['level'],
  en: string,
  id: string,
): ErrorSpec => ({
  status,
  retryable,
  level,
  en,
  id,
});
