// The secrets of one published table, drawn from the key: the same at each start and in each copy of the process.
import { hmac } from '../../../platform/crypto';
import { MINIMUM_CELL, type Secrets } from '../domain/suppressTable';
import type { Dimension, FlowFigure } from '../domain/measures';

const MAX_UINT32 = 0xffffffff;

interface TableName {
  readonly dimension: Dimension;
  readonly year: number;
  readonly figure: FlowFigure;
}

export function createSecrets(key: Buffer, { dimension, year, figure }: TableName): Secrets {
  const draw = (text: string): number => hmac(key, text).readUInt32BE(0);
  return {
    // The same member in all years and figures: as few members as can be lose their yearly total.
    rankOf: (member) => draw(`rank ${dimension} ${member}`) / MAX_UINT32,
    noiseOf: (month) => draw(`noise ${dimension} ${year} ${figure} ${month}`) % MINIMUM_CELL,
  };
}
