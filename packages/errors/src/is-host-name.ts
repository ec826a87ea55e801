/** Labels of letters, digits, hyphens and underscores, and a dot at the end of an absolute name. */
const HOST_NAME = /^(?:[\w-]+\.)*[\w-]+\.?$/;

/**
 * Returns whether a name without a port, as `URL` spells it, can be the name of a host. URLs also accept other characters,
 * such as `*`, and empty labels.
 */
export function isHostName(hostname: string): boolean {
  return HOST_NAME.test(hostname);
}
