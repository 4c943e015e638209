// Structured logs: one JSON line an event, with the request id that all five processes share.
import { pino, stdSerializers, type DestinationStream, type Logger, type LoggerOptions } from 'pino';

export type { Logger };

/** Names whose values never reach a log, at any depth that our own code logs (`safety.md`, rule 9). */
const SECRET_PATHS = ['authorization', 'cookie', 'token', 'secret', 'password', 'client_secret'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

export function createLogger(processName: string, level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: { process: processName },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: SECRET_PATHS, censor: '[hidden]' },
    serializers: { err: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/**
 * An error of a database carries the values that were to be written: in its parameters, in its statement as sent and in
 * its message. Of these only the text with its placeholders, the codes and the stack are told.
 */
function describeError(error: Error): object {
  const { query, code, errno, sqlState, sqlMessage, driverError } = error as Error & DatabaseErrorFields;
  if (query === undefined && sqlMessage === undefined && driverError === undefined) return stdSerializers.err(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line));
  return { type: error.name, code, errno, sqlState, query, stack: frames.join('\n') };
}

interface DatabaseErrorFields {
  readonly query?: string;
  readonly code?: string | number;
  readonly errno?: number;
  readonly sqlState?: string;
  readonly sqlMessage?: string;
  readonly driverError?: unknown;
}
