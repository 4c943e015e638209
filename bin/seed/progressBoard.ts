// Shows how far the processes of a seed are: bars that move on a terminal, a plain line at each tenth elsewhere.
import { SUBGRAPH_NAMES, type SubgraphName } from '../../platform/subgraph/module';

export interface ProgressBoard {
  tell(name: SubgraphName, text: string, share?: number): void;
}

/** What of `process.stdout` it needs. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const BAR_LENGTH = 24;
const NAME_LENGTH = Math.max(...SUBGRAPH_NAMES.map((name) => name.length));

export function createProgressBoard(screen: Screen): ProgressBoard {
  return screen.isTTY ? createBars(screen) : createLines(screen);
}

interface Line {
  readonly text: string;
  readonly share: number;
}

function createBars(screen: Screen): ProgressBoard {
  const lines = new Map<SubgraphName, Line>();
  let drawn = 0;
  return {
    tell(name, text, share) {
      lines.set(name, { text, share: share ?? lines.get(name)?.share ?? 0 });
      const up = drawn > 0 ? `\x1b[${drawn}A` : '';
      drawn = lines.size;
      screen.write(up + [...lines].map(([key, line]) => `\x1b[K${drawBar(key, line)}\n`).join(''));
    },
  };
}

function drawBar(name: string, { text, share }: Line): string {
  const full = Math.round(share * BAR_LENGTH);
  return `${name.padEnd(NAME_LENGTH)} [${'#'.repeat(full)}${'-'.repeat(BAR_LENGTH - full)}] ${text}`;
}

function createLines(screen: Screen): ProgressBoard {
  const told = new Map<SubgraphName, string>();
  return {
    tell(name, text, share) {
      // A share moves with every batch, a text without one with every event: only what is new in tenths is a line.
      const step = share === undefined ? text.replace(/\d+/g, '') : String(Math.floor(share * 10));
      if (told.get(name) === step) return;
      told.set(name, step);
      screen.write(`${name}: ${text}\n`);
    },
  };
}
