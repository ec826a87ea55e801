// Pure

/**
 * Hosts that no website has: addresses, names without a dot, and names that never lead to the internet. A page that rebinds
 * its own name to 127.0.0.1 sends its own name, which has a dot.
 */
const LOCAL_HOST =
  /^(?:[\w-]+|(?:[\w-]+\.)+(?:localhost|internal|local|test|svc)|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])(?::\d+)?$/i;

/** Whether a host in a request can be that of an emulator. In process, a request has none. */
export function isEmulatorHost(
  host: string | null,
  origin: string,
  allowed: readonly string[] = [],
): boolean {
  if (host === null || host === new URL(origin).host || LOCAL_HOST.test(host)) return true;
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return allowed.some((other) => other.toLowerCase() === name);
}

export function foreignHost(host: string | null): string {
  return `The emulator does not answer requests for the host ${JSON.stringify(host)}. If it is yours, pass it in allowedHosts or --allow-host.`;
}
