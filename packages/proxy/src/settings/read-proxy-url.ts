// Pure
import { ConfigError } from '@x/errors';
import { canParseUrl, isHostName, quote, wrongUrl } from '@x/errors/internal';

/** A URL in parts. */
export interface UrlParts {
  /** Undefined for a path of the application. */
  readonly origin: string | undefined;
  /** Without a slash at the end: empty for the root. */
  readonly path: string;
}

const WEB_URL = /^https?:\/\//i;

/** Stands for the origin of a request. */
const ANY_ORIGIN = 'https://application.invalid';

/** Reads a URL or a path. Throws a `ConfigError` for a value that browsers would request differently. */
export function readProxyUrl(option: string, value: unknown): UrlParts {
  if (typeof value !== 'string' || !(value.startsWith('/') || WEB_URL.test(value))) {
    throw wrongUrl(option, value, 'an absolute http or https URL, or a path that begins with "/"');
  }
  const isPath = value.startsWith('/');
  const url = parsePlainUrl(option, isPath ? ANY_ORIGIN + value : value);
  const path = url.pathname.replace(/\/+$/, '');
  if (isPath && (value.replace(/\/+$/, '') !== path || path.includes('//'))) {
    throw new ConfigError(
      `Option "${option}" is not a path as browsers request it. Pass ${quote(path.replace(/\/+/g, '/') || '/')}.`,
    );
  }
  return { origin: isPath ? undefined : url.origin, path };
}

/** Reads an absolute URL. Throws a `ConfigError` for anything else. */
export function readWebUrl(option: string, value: unknown): Required<UrlParts> & { readonly origin: string } {
  if (typeof value !== 'string' || !WEB_URL.test(value)) {
    throw wrongUrl(option, value, 'an absolute http or https URL');
  }
  const { origin, pathname } = parsePlainUrl(option, value);
  return { origin, path: pathname.replace(/\/+$/, '') };
}

function parsePlainUrl(option: string, text: string): URL {
  const url = canParseUrl(text) ? new URL(text) : undefined;
  const hasMore = /[?#\\\s]/.test(text) || url?.username !== '' || url.password !== '';
  if (url === undefined || hasMore) {
    throw new ConfigError(
      `Option "${option}" must be a URL or a path without credentials, query, hash, backslash and white space.`,
    );
  }
  if (!url.hostname.startsWith('[') && !isHostName(url.hostname)) {
    throw new ConfigError(`Option "${option}" has a host that cannot exist: ${quote(url.hostname)}.`);
  }
  return url;
}
