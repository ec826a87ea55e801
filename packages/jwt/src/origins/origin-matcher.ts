// Pure
import { ConfigError } from '@x/errors';
import { canParseUrl, originOfHost, quote } from '@x/errors/internal';
import { canMatch, isOneLabelBelow, splitWildcard } from './wildcard-host.ts';

/** Returns true for an origin that the list contains. */
export type OriginMatcher = (origin: string) => boolean;

/** `https://*.example.com`, taken apart. */
const WEB_ORIGIN = /^(?<scheme>https?:\/\/)(?<host>.*)$/is;

/**
 * An origin as a URL spells it, with a host of ASCII labels, so that it needs no parser: a list of 100,000 tenants is read
 * in milliseconds. The last label is a name and no part of an address, and none is in Punycode, which a URL checks. A URL
 * removes the default port.
 */
const USUAL_ORIGIN =
  /^https?:\/\/(?:(?!xn--)[a-z\d-]{1,63}\.){1,20}(?!xn--)[a-z][a-z-]{0,62}(?::(?!80$|443$)[1-9]\d{1,3})?$/;

/** A host without a scheme: `app.example.com`, `localhost:3000`, `[::1]:3000`. */
const HOST_ALONE =
  /^(?:(?:[\w*\u0080-\uffff-]+\.)+[\w\u0080-\uffff-]+(?::\d+)?|[\w*-]+:\d+|\[[\da-f:.]+\](?::\d+)?|localhost|\*)\/?$/i;

/**
 * Parts that the name of a party cannot have: white space, a wildcard, quotation marks, a list in one string, a misspelt
 * `https://`, or a path.
 */
const NOT_A_NAME = /[\s*,"'`\\]|^(?:https?:|\/)|^[a-z][a-z\d+.-]*:\/\/[^/]+\//i;

/** A key or a token in the wrong list. The message does not quote it. */
const SECRET = /^[\s"'`]*(?:[sp]k_(?:test|live)_|(?:ak|mt|oat|whsec)_|eyJ)/;

const FORM_OF_ORIGINS = 'An origin is a scheme, a host and an optional port, without a path.';

interface WildcardOrigin {
  readonly protocol: string;
  /** With its port, as a URL spells it. */
  readonly parentHost: string;
}

/**
 * Reads entries as URLs: case, default ports, a final slash and international names do not matter. An entry can begin
 * with one wildcard label, `https://*.example.com`, which matches exactly one label. Entries with a scheme other than
 * http and https, and names that are not URLs, are compared as strings.
 *
 * The origin that is compared must be spelled as browsers spell it: anything else in a genuine token is not from one.
 *
 * Throws a `ConfigError` for an entry that can never match.
 */
export function createOriginMatcher(option: string, entries: readonly string[]): OriginMatcher {
  const exact = new Set<string>();
  const wildcards: WildcardOrigin[] = [];
  for (const entry of entries) {
    const parsed = parseEntry(option, entry);
    if (typeof parsed === 'string') {
      exact.add(parsed);
    } else {
      wildcards.push(parsed);
    }
  }
  return (given) => {
    if (exact.has(given)) {
      return true;
    }
    const url = wildcards.length > 0 ? webOrigin(given) : undefined;
    return (
      url?.origin === given &&
      wildcards.some(
        ({ protocol, parentHost }) => url.protocol === protocol && isOneLabelBelow(url.host, parentHost),
      )
    );
  };
}

function parseEntry(option: string, entry: string): string | WildcardOrigin {
  if (USUAL_ORIGIN.test(entry)) {
    return entry;
  }
  if (SECRET.test(entry)) {
    throw new ConfigError(
      `An entry of ${option} is a key or a token, which can never match an origin. ${FORM_OF_ORIGINS}`,
    );
  }
  const { scheme, host } = WEB_ORIGIN.exec(entry)?.groups ?? {};
  if (scheme === undefined || host === undefined) {
    if (HOST_ALONE.test(entry)) {
      throw invalidEntry(option, entry, `Add the scheme: ${quote(withScheme(entry))}.`);
    }
    if (NOT_A_NAME.test(entry)) {
      throw invalidEntry(option, entry, FORM_OF_ORIGINS);
    }
    return entry;
  }
  const { isWildcard, rest } = splitWildcard(host);
  if (rest === undefined) {
    throw invalidEntry(
      option,
      entry,
      'A wildcard must be the whole first label, above at least two others: "https://*.example.com".',
    );
  }
  const url = webOrigin(scheme + rest);
  if (url === undefined || !canMatch(url.hostname, isWildcard)) {
    throw invalidEntry(option, entry, FORM_OF_ORIGINS);
  }
  return isWildcard ? { protocol: url.protocol, parentHost: url.host } : url.origin;
}

/** Adds the scheme at which browsers reach a host. */
function withScheme(host: string): string {
  const isThisMachine = originOfHost(host.replace(/\/$/, ''))?.startsWith('http:');
  return `${isThisMachine ? 'http' : 'https'}://${host}`;
}

/** Undefined unless the string is an http or https URL of nothing but an origin. */
function webOrigin(given: string): URL | undefined {
  if (!WEB_ORIGIN.test(given) || !canParseUrl(given)) {
    return undefined;
  }
  const url = new URL(given);
  return url.href === `${url.origin}/` && !/[?#]$/.test(given) ? url : undefined;
}

function invalidEntry(option: string, entry: string, advice: string): ConfigError {
  return new ConfigError(`The entry ${quote(entry)} of ${option} can never match an origin. ${advice}`);
}
