// Tells a listener every SQL statement that runs, so that tests can count them.
import { AbstractLogger, type LogLevel, type LogMessage } from 'typeorm';

export type StatementListener = (sql: string) => void;

class ListeningLogger extends AbstractLogger {
  constructor(private readonly listener: StatementListener) {
    super(['query']);
  }

  protected writeLog(_level: LogLevel, message: LogMessage | string | number | (LogMessage | string | number)[]): void {
    for (const entry of Array.isArray(message) ? message : [message]) {
      const text = typeof entry === 'object' ? String(entry.message) : String(entry);
      this.listener(text);
    }
  }
}

export function createStatementLogger(listener: StatementListener): ListeningLogger {
  return new ListeningLogger(listener);
}
