import { canParseUrl } from './can-parse-url.ts';
import { isHostName } from './is-host-name.ts';

/** The URL parser drops white space and turns backslashes into slashes, so a URL with them is a mistake. */
const WEB_URL = /^https?:\/\/[^\s\\]+$/i;

/** Parses an absolute http or https URL without credentials, whose host can exist. Undefined for any other value. */
export function parseWebUrl(value: unknown): URL | undefined {
  if (typeof value !== 'string' || !WEB_URL.test(value) || !canParseUrl(value)) {
    return undefined;
  }
  const url = new URL(value);
  const canExist = url.hostname.startsWith('[') || isHostName(url.hostname);
  return canExist && url.username === '' && url.password === '' ? url : undefined;
}
