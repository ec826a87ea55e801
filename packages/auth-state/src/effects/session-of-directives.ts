// Pure
import { Cookies } from '../wire/constants.ts';

/** What a header takes (RFC 9110, section 5.5), and no more than a browser keeps of one. */
const DIRECTIVE = /^[\x20-\x7e]{1,8192}$/;

/** The Set-Cookie directives, and the session token among them, which is empty when it is taken away. */
export interface Directives {
  readonly setCookies: readonly string[];
  readonly sessionToken: string;
}

/** Undefined for what are no directives. The last session token counts. */
export function readDirectives(given: unknown): Directives | undefined {
  const isDirective = (value: unknown): value is string => typeof value === 'string' && DIRECTIVE.test(value);
  if (!Array.isArray(given) || !given.every(isDirective)) {
    return undefined;
  }
  let sessionToken = '';
  for (const directive of given) {
    const [name, value = ''] = directive.split(';', 1)[0]?.split('=') ?? [];
    sessionToken = isSession(name) ? value : sessionToken;
  }
  return { setCookies: given, sessionToken };
}

function isSession(name: string | undefined): boolean {
  return name === Cookies.Session || name?.startsWith(`${Cookies.Session}_`) === true;
}
