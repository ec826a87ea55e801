// Pure

const ADDRESS = /^[\d.]+$/;
const DOMAIN = /^\s*domain\s*=\s*\.?(?<domain>.*?)\s*$/i;

/**
 * Returns a cookie as the browser of this host accepts it. A browser rejects a cookie for a domain that the host is not
 * part of, such as the domain of the Frontend API. Without the attribute the cookie belongs to the host alone.
 */
export function rewriteCookie(cookie: string, hostname: string): string {
  const [pair, ...attributes] = cookie.split(';');
  return [pair, ...attributes.filter((attribute) => isAccepted(attribute, hostname))].join(';');
}

function isAccepted(attribute: string, hostname: string): boolean {
  const domain = DOMAIN.exec(attribute)?.groups?.['domain']?.toLowerCase();
  // An address has no parent domain.
  const isBelow = !ADDRESS.test(hostname) && hostname.endsWith(`.${domain}`);
  return domain === undefined || hostname === domain || isBelow;
}
