// A call to a subgraph that brought no usable answer. Only the code reaches a client; the cause is for the log.
import { ERRORS } from '../../schema/contract/errors';

export type FaultCode = 'TIMEOUT' | 'SUBGRAPH_UNAVAILABLE' | 'OVERLOADED' | 'INTERNAL';

export class SubgraphFault extends Error {
  constructor(
    readonly code: FaultCode,
    /** A short word without addresses, such as `ECONNREFUSED` or `status 502`. */
    readonly reason: string,
  ) {
    super(ERRORS[code].en);
  }
}
