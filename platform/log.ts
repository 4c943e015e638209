// Structured logs: one JSON line an event, with the request id that all five processes share.
import { pino, type Logger } from 'pino';

export type { Logger };

/** Names whose values never reach a log, at any depth that our own code logs (`safety.md`, rule 9). */
const SECRET_PATHS = ['authorization', 'cookie', 'token', 'secret', 'password', 'client_secret'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

export function createLogger(processName: string, level: string): Logger {
  return pino({
    level,
    base: { process: processName },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: SECRET_PATHS, censor: '[hidden]' },
  });
}
