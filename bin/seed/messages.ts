// What the seed command and its processes say to each other. By message, not by argument: addresses hold passwords.
import type { SeedOptions, SubgraphName } from '../../platform/subgraph/module';
import type { ProgressMessage } from '../../platform/process';

export interface BeginMessage {
  readonly type: 'begin';
  readonly name: SubgraphName;
  readonly options: SeedOptions;
  /** Where the log of another subgraph is, for the one that counts its events. */
  readonly sources: Readonly<Partial<Record<SubgraphName, SourceDatabase>>>;
}

export interface SourceDatabase {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

/** Nothing is added to the log of `name` any more. */
export interface CompleteMessage {
  readonly type: 'complete';
  readonly name: SubgraphName;
}

export interface FailedMessage {
  readonly type: 'failed';
  readonly reason: string;
}

export type ToSeedProcess = BeginMessage | CompleteMessage;
export type FromSeedProcess = ProgressMessage | FailedMessage;
