// How often a caller may ask: one token bucket for each client, or for each address of callers without a token.
// The first guard after "who calls"; called by every entry. In memory and for this process only.
import type { Principal } from '../../schema/contract/principal';
import { GuardError } from './guardError';

/** Null: not limited. */
export interface RateOptions {
  readonly anonymousPerMinute: number | null;
  readonly clientPerMinute: number | null;
}

export interface RateState {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the whole limit is free again. */
  readonly resetSeconds: number;
}

/** Answers are null where nothing is limited. */
export interface RateLimiter {
  /** Takes one request (or more) of the principal, or of the address where nobody is named; throws RATE_LIMITED when
   *  there are not that many left. */
  take(principal: Principal, address: string, requests?: number): RateState | null;
  /** For requests that name nobody (yet): pages, `/oauth`, and tokens that were refused. */
  takeByAddress(address: string): RateState | null;
}

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/** Beyond it the longest unused is forgotten: a flood of addresses costs memory, not the process. */
const MAX_BUCKETS = 100_000;
const MINUTE_MS = 60_000;

export function createRateLimiter(options: RateOptions, now: () => number = Date.now): RateLimiter {
  const buckets = new Map<string, Bucket>();
  const take = (key: string, limit: number | null, asked = 1): RateState | null => {
    if (limit === null) return null;
    const bucket = openBucket(buckets, key, limit, now());
    // Whoever asks for more than a full bucket has to bring a full one; it would never be let through otherwise.
    const requests = Math.min(asked, limit);
    if (bucket.tokens < requests) {
      const retryAfter = Math.ceil(((requests - bucket.tokens) * MINUTE_MS) / limit / 1_000);
      const headers = { 'retry-after': String(Math.max(1, retryAfter)), ...toRateHeaders(stateOf(bucket, limit)) };
      throw new GuardError('RATE_LIMITED', undefined, { headers });
    }
    bucket.tokens -= requests;
    return stateOf(bucket, limit);
  };
  const takeAddress = (address: string, requests?: number): RateState | null =>
    take(`a ${toAddressKey(address)}`, options.anonymousPerMinute, requests);
  return {
    take: (principal, address, requests) =>
      principal.kind === 'ANONYMOUS'
        ? takeAddress(address, requests)
        : take(`p ${principal.id}`, options.clientPerMinute, requests),
    takeByAddress: (address) => takeAddress(address),
  };
}

export function toRateHeaders(state: RateState | null): Record<string, string> {
  if (state === null) return {};
  const { limit, remaining, resetSeconds } = state;
  return {
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(resetSeconds),
  };
}

function openBucket(buckets: Map<string, Bucket>, key: string, limit: number, nowMs: number): Bucket {
  const bucket = buckets.get(key) ?? { tokens: limit, filledAtMs: nowMs };
  bucket.tokens = Math.min(limit, bucket.tokens + ((nowMs - bucket.filledAtMs) * limit) / MINUTE_MS);
  bucket.filledAtMs = nowMs;
  // Moves it to the end: a Map keeps the order of insertion.
  buckets.delete(key);
  buckets.set(key, bucket);
  const oldest = buckets.size > MAX_BUCKETS ? buckets.keys().next().value : undefined;
  if (oldest !== undefined) buckets.delete(oldest);
  return bucket;
}

function stateOf({ tokens }: Bucket, limit: number): RateState {
  return { limit, remaining: Math.floor(tokens), resetSeconds: Math.ceil(((limit - tokens) * 60) / limit) };
}

/** A subscriber of IPv6 owns at least a /64, so that single addresses would be no limit at all. */
function toAddressKey(address: string): string {
  if (!address.includes(':')) return address;
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1);
  const [head = '', tail] = address.split('::', 2);
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - groups.length - after.length;
  return [...groups, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after].slice(0, 4).join(':');
}
