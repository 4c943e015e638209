// Identical queries of one caller to one subgraph that run at the same time share one exchange. Each reads the bytes for itself,
// since what it reads is merged into. Called by callSubgraphs.ts.
import type { Principal } from '../../schema/contract/principal';
import type { ExchangeAnswer } from './exchange';
import type { SubgraphCall, SubgraphTransport } from './subgraphTransport';

export interface FlightCall extends SubgraphCall {
  readonly isQuery: boolean;
}

export type SendShared = (transport: SubgraphTransport, call: FlightCall) => Promise<ExchangeAnswer>;

/** Who joins a flight may end up to this much earlier than alone. */
const DEADLINE_STEP_MS = 1_000;

export function createFlights(): SendShared {
  const flights = new Map<string, Promise<ExchangeAnswer>>();
  const numbers = new WeakMap<Principal, number>();
  let lastNumber = 0;
  const renumber = (principal: Principal): number => {
    numbers.set(principal, ++lastNumber);
    return lastNumber;
  };
  return async (transport, call) => {
    const { principal, forwarded, deadlineMs, body, isQuery } = call;
    if (!isQuery) {
      try {
        return await transport.send(call);
      } finally {
        // Whoever changed something must not be answered by what was asked before.
        renumber(principal);
      }
    }
    // The same principal object means the same rights; headers that are passed on may say more.
    const who = `${numbers.get(principal) ?? renumber(principal)} ${JSON.stringify(forwarded)}`;
    const key = `${transport.name}\n${who}\n${Math.floor(deadlineMs / DEADLINE_STEP_MS)}\n${body}`;
    const known = flights.get(key);
    if (known !== undefined) return known;
    const flight = transport.send(call).finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };
}
