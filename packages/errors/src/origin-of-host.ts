import { canParseUrl } from './can-parse-url.ts';

/** The names and addresses of this machine, as `URL` writes them (RFC 6761, RFC 1122 and RFC 4291). */
const LOOPBACK_HOST = /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Returns the origin at which a host is reached: `http:` if the host is this machine, otherwise `https:`. Undefined for a
 * value that is not a host, with or without a port.
 *
 * @example
 * ```ts
 * import { originOfHost } from '@x/errors/internal';
 *
 * originOfHost('clerk.example.com'); // => 'https://clerk.example.com'
 * originOfHost('localhost:4010'); // => 'http://localhost:4010'
 * ```
 */
export function originOfHost(host: string): string | undefined {
  if (!isHost(host)) {
    return undefined;
  }
  const { hostname, origin } = new URL(`https://${host}`);
  return LOOPBACK_HOST.test(hostname) ? new URL(`http://${host}`).origin : origin;
}

/** Characters that end the host of a URL, or begin a user name. `URL` removes white space. */
const BEYOND_HOST = /[/?#@\\\s]|:$/;

function isHost(value: string): boolean {
  return value !== '' && !BEYOND_HOST.test(value) && canParseUrl(`https://${value}`);
}
