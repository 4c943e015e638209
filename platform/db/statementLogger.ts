// Tells a listener every SQL statement that runs, so that tests can count them and benchmarks run them again.
import { AbstractLogger, type LogLevel, type LogMessage } from 'typeorm';

export type StatementListener = (sql: string, parameters: readonly unknown[]) => void;

class ListeningLogger extends AbstractLogger {
  constructor(private readonly listener: StatementListener) {
    super(['query']);
  }

  protected writeLog(_level: LogLevel, message: LogMessage | string | number | (LogMessage | string | number)[]): void {
    for (const entry of Array.isArray(message) ? message : [message]) {
      if (typeof entry === 'object') this.listener(String(entry.message), [...((entry.parameters as unknown[]) ?? [])]);
      else this.listener(String(entry), []);
    }
  }
}

export function createStatementLogger(listener: StatementListener): ListeningLogger {
  return new ListeningLogger(listener);
}
