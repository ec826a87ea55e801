// Pure

/** A bearer token, in the characters that one can have (RFC 6750, section 2.1). */
const BEARER = /^bearer +(?<token>[\w\-.~+/]+=*) *$/i;

/** A token without a scheme. */
const TOKEN_ALONE = /^[\w\-.~+/]+=*$/;

/** The scheme Bearer, at the beginning or as one of several values that were joined into one. */
const MENTIONS_BEARER = /(?:^|,)\s*bearer(?:[\s,]|$)/i;

/** Another scheme, with its credentials (RFC 9110, section 11.4). No scheme in use has a dot or an underscore. */
const OTHER_SCHEME = /^[a-z][a-z\d-]*\s/i;

/** The token of credentials that are malformed. It is not a token of any type, so that it is rejected. */
const MALFORMED = '';

/**
 * Returns the token of an Authorization header: of the scheme Bearer, in upper or lower case (RFC 9110, section 11.1), or
 * a value without a scheme. Returns undefined without the header and for another scheme, so that cookies count. Returns
 * the empty string for malformed credentials: cookies must not replace them.
 */
export function readBearerToken(header: string | null): string | undefined {
  const value = header ?? '';
  const token = BEARER.exec(value)?.groups?.['token'];
  if (token !== undefined) {
    return token;
  }
  if (MENTIONS_BEARER.test(value)) {
    return MALFORMED;
  }
  if (value.trim() === '' || OTHER_SCHEME.test(value)) {
    return undefined;
  }
  return TOKEN_ALONE.test(value) ? value : MALFORMED;
}
