// How many files pass at once, in all and for one address: a few slow callers must not keep everybody else out.
import { CodedError } from '../../../platform/errors';

const MAX_AT_ONCE = 64;
const MAX_AT_ONCE_PER_ADDRESS = 16;

export interface TransferSlots {
  /** @throws CodedError OVERLOADED when none is free */
  hold<T>(address: string, work: () => Promise<T>): Promise<T>;
}

export function createTransferSlots(): TransferSlots {
  const held = new Map<string, number>();
  let all = 0;
  const change = (address: string, by: number): void => {
    all += by;
    const now = (held.get(address) ?? 0) + by;
    if (now === 0) held.delete(address);
    else held.set(address, now);
  };
  return {
    async hold(address, work) {
      if (all >= MAX_AT_ONCE || (held.get(address) ?? 0) >= MAX_AT_ONCE_PER_ADDRESS) throw new CodedError('OVERLOADED');
      change(address, 1);
      try {
        return await work();
      } finally {
        change(address, -1);
      }
    },
  };
}
