// The only spellings that codes are stored in. Anything else is answered as "not found" without asking the database.

const AGENCY_CODE = /^[A-Z0-9][A-Z0-9-]{0,31}$/;
const AREA_CODE = /^\d{2}(\.\d{2})?$/;

export function isAgencyCode(value: unknown): value is string {
  return typeof value === 'string' && AGENCY_CODE.test(value);
}

export function isAreaCode(value: unknown): value is string {
  return typeof value === 'string' && AREA_CODE.test(value);
}

export function isProvinceCode(code: string): boolean {
  return code.length === 2;
}
