import { ConfigError } from './config-error.ts';
import { parseWebUrl } from './parse-web-url.ts';
import { quote } from './quote.ts';
import { wrongUrl } from './wrong-url.ts';

const EXPECTED = 'an absolute http or https URL without credentials, query and fragment';

/** Throws a `ConfigError` for a value of the option `apiUrl` to which no path can be added. */
export function checkApiUrl(apiUrl: unknown): asserts apiUrl is string {
  if (typeof apiUrl !== 'string') {
    throw new ConfigError(`Option "apiUrl" must be a non-empty string, not ${quote(apiUrl)}.`);
  }
  if (parseWebUrl(apiUrl) === undefined || /[?#]/.test(apiUrl)) {
    throw wrongUrl('apiUrl', apiUrl, EXPECTED);
  }
  // A gateway can serve the API below a longer path that ends like this.
  const [, base = apiUrl] = /^(https?:\/\/[^/]+)\/+v1\/*$/i.exec(apiUrl) ?? [];
  if (base !== apiUrl) {
    throw new ConfigError(
      `Option "apiUrl" ends with the version, which the client adds. Pass ${quote(base)}.`,
    );
  }
}
