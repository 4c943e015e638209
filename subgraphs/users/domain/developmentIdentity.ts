// How tokens made on the command line in development name the seeded people.

/** Issuer under which the seed files its people. No real issuer: a configured one is an http(s) address. */
export const DEVELOPMENT_ISSUER = 'urn:sp4n-lapor:development';

/** `client_id` of such a token; it is signed with our own key, and accepted only while development tokens are on. */
export const DEVELOPMENT_CLIENT_ID = 'lapor-development';
