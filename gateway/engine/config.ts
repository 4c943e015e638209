// The vendor's own switches. Called before anything of @apollo/gateway is constructed.

/** Without it @apollo/gateway sends data about this installation to its vendor. */
export function disableTelemetry(): void {
  process.env.APOLLO_TELEMETRY_DISABLED = '1';
}
