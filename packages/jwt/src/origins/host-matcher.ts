// Pure
import { ConfigError } from '@x/errors';
import { canParseUrl, quote } from '@x/errors/internal';
import { canMatch, hasIgnoredCharacter, isOneLabelBelow, splitWildcard } from './wildcard-host.ts';

/** Returns true for a host that the list contains. The protocol decides which port is the default one. */
export type HostMatcher = (host: string, protocol: 'http' | 'https') => boolean;

/**
 * Compares hosts as URLs do: case, the default port and international names do not matter. An entry can begin with one
 * wildcard label, `*.example.com`, which matches exactly one label.
 *
 * Throws a `ConfigError` for an entry that can never match.
 */
export function createHostMatcher(option: string, entries: readonly string[]): HostMatcher {
  const parsed = entries.map((entry) => parseEntry(option, entry));
  return (given, protocol) => {
    const host = hostOf(given, protocol);
    return (
      host !== undefined &&
      parsed.some((entry) =>
        entry.isWildcard ? isOneLabelBelow(host, entry[protocol]) : host === entry[protocol],
      )
    );
  };
}

interface HostEntry {
  readonly isWildcard: boolean;
  /** As a URL with this protocol spells it. */
  readonly http: string;
  readonly https: string;
}

function parseEntry(option: string, entry: string): HostEntry {
  const { isWildcard, rest = '' } = splitWildcard(entry);
  const http = hostOf(rest, 'http');
  const https = hostOf(rest, 'https');
  if (
    http === undefined ||
    https === undefined ||
    !canMatch(new URL(`http://${http}`).hostname, isWildcard)
  ) {
    throw new ConfigError(
      `The entry ${quote(entry)} of ${option} can never match a host. ` +
        'Pass a host with an optional port, without a scheme or path: "app.example.com", "*.example.com".',
    );
  }
  return { isWildcard, http, https };
}

/** Characters that end the host of a URL, or that a URL removes. */
const NOT_OF_A_HOST = /[\s/?#@\\]/;

function hostOf(given: string, protocol: 'http' | 'https'): string | undefined {
  const text = `${protocol}://${given}`;
  const isHost = given !== '' && !NOT_OF_A_HOST.test(given) && !hasIgnoredCharacter(given);
  return isHost && canParseUrl(text) ? new URL(text).host : undefined;
}
