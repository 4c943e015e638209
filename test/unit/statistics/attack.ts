// An attacker with everything that is published: how far can the value of a hidden cell be narrowed down?
// Months' totals and published years fix sums; a hidden cell may then take exactly the values that a flow through the
// remaining freedom allows (transportation problem), so the answer is exact, not an estimate.

export interface AttackedTable {
  readonly values: readonly (readonly number[])[];
  readonly isShown: readonly (readonly boolean[])[];
  readonly isYearShown: readonly boolean[];
  /** What the attacker knows of a hidden cell beforehand. */
  boundsOf(row: number, month: number): { readonly min: number; readonly max: number };
  /** Rows of which the attacker knows every cell, as an institution knows its own. */
  readonly knownRows: ReadonlySet<number>;
}

interface Edge {
  readonly to: number;
  capacity: number;
  readonly back: number;
}

/** The smallest and the largest value that the cell can have; stops looking `reach` away from the true one. */
export function findInterval(
  table: AttackedTable,
  cell: [number, number],
  reach: number,
): { min: number; max: number } {
  const [row, month] = cell;
  const value = table.values[row]?.[month] ?? 0;
  const { min, max } = table.boundsOf(row, month);
  const up = Math.min(reach, max - value, findFlow(table, cell, 'up', reach));
  const down = Math.min(reach, value - min, findFlow(table, cell, 'down', reach));
  return { min: value - down, max: value + up };
}

/** By how much the other hidden cells can make room for a change of this one. */
function findFlow(table: AttackedTable, [row, month]: [number, number], way: 'up' | 'down', reach: number): number {
  const months = table.values[0]?.length ?? 0;
  const rows = table.values.length;
  const free = months + rows;
  // A row without a published year has no sum to keep: all of them share one node.
  const nodeOfRow = (index: number): number => (table.isYearShown[index] ? months + index : free);
  const graph: Edge[][] = Array.from({ length: free + 1 }, () => []);
  for (let i = 0; i < rows; i += 1) {
    for (let m = 0; m < months; m += 1) {
      if (table.isShown[i]?.[m] || table.knownRows.has(i) || (i === row && m === month)) continue;
      const value = table.values[i]?.[m] ?? 0;
      const { min, max } = table.boundsOf(i, m);
      connect(graph, { from: nodeOfRow(i), to: m, forward: max - value, backward: value - min });
    }
  }
  const [source, sink] = way === 'up' ? [month, nodeOfRow(row)] : [nodeOfRow(row), month];
  return pushFlow(graph, { source, sink, reach });
}

interface Link {
  readonly from: number;
  readonly to: number;
  readonly forward: number;
  readonly backward: number;
}

function connect(graph: Edge[][], { from, to, forward, backward }: Link): void {
  const [there, back] = [graph[from], graph[to]] as [Edge[], Edge[]];
  there.push({ to, capacity: forward, back: back.length });
  back.push({ to: from, capacity: backward, back: there.length - 1 });
}

function pushFlow(graph: Edge[][], { source, sink, reach }: { source: number; sink: number; reach: number }): number {
  let total = 0;
  while (total < reach) {
    const path = findPath(graph, source, sink);
    if (path === null) break;
    for (const edge of path) {
      edge.capacity -= 1;
      const opposite = graph[edge.to]?.[edge.back];
      if (opposite) opposite.capacity += 1;
    }
    total += 1;
  }
  return total;
}

function findPath(graph: Edge[][], source: number, sink: number): Edge[] | null {
  const cameBy = new Map<number, { edge: Edge; from: number } | null>([[source, null]]);
  const queue = [source];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    if (node === sink) break;
    for (const edge of graph[node] ?? []) {
      if (edge.capacity <= 0 || cameBy.has(edge.to)) continue;
      cameBy.set(edge.to, { edge, from: node });
      queue.push(edge.to);
    }
  }
  if (!cameBy.has(sink)) return null;
  const path: Edge[] = [];
  for (let step = cameBy.get(sink); step; step = cameBy.get(step.from)) path.push(step.edge);
  return path;
}
