// Pure

/**
 * Returns the token of an Authorization header: of the scheme Bearer, in upper or lower case (RFC 9110, section 11.1), or
 * a value without a scheme. Other schemes are ignored.
 */
export function readBearerToken(header: string | null): string | undefined {
  const [schemeOrToken = '', token = '', ...rest] = (header ?? '').trim().split(/ +/, 3);
  const isBearer = schemeOrToken.toLowerCase() === 'bearer';
  if (rest.length > 0 || (token !== '' && !isBearer)) {
    return undefined;
  }
  return (isBearer ? token : schemeOrToken) || undefined;
}
