// Whom the demonstration is about: the start screen's tokens and the seed of reports both look here.

/** Kota Surabaya: one of the busiest institutions of the seed, with a province above it that coordinates. */
export const DEMO_AGENCY_CODE = 'PEMKOT-3578';

/** Number of the reporter whose token the start screen shows. */
export const DEMO_REPORTER = 0;

/** The platform's own people work for the ministry that runs it. */
export const PLATFORM_AGENCY_CODE = 'KEMENPANRB';

/** Whose people read what was taken to the Ombudsman. */
export const OMBUDSMAN_AGENCY_CODE = 'OMBUDSMAN';
