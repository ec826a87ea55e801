// Pure
import { Cookies } from '../wire/constants.ts';

/** Characters that a header can hold (RFC 9110, section 5.5), at most as many as browsers keep. */
const DIRECTIVE = /^[\x20-\x7e]{1,8192}$/;

/** Set-Cookie directives with the session token that they set. The token is empty if they remove it. */
export interface Directives {
  readonly setCookies: readonly string[];
  readonly sessionToken: string;
}

/** Returns undefined for a value that is not a list of directives. The last session token counts. */
export function readDirectives(given: unknown): Directives | undefined {
  const isDirective = (value: unknown): value is string => typeof value === 'string' && DIRECTIVE.test(value);
  if (!Array.isArray(given) || !given.every(isDirective)) {
    return undefined;
  }
  let sessionToken = '';
  for (const directive of given) {
    const [name, value = ''] = directive.split(';', 1)[0]?.split('=') ?? [];
    if (isSessionCookie(name)) {
      sessionToken = value;
    }
  }
  return { setCookies: given, sessionToken };
}

function isSessionCookie(name: string | undefined): boolean {
  return name === Cookies.Session || name?.startsWith(`${Cookies.Session}_`) === true;
}
