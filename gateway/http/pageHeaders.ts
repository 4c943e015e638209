// What every page of the gateway tells browsers. Called by the playground and the dashboard.

/** For files whose name holds a hash of their content. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

export function pageHeaders(policy: readonly string[]): Record<string, string> {
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
