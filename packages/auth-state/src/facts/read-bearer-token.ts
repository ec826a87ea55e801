// Pure

/**
 * The token of an Authorization header: that of the scheme Bearer in any case (RFC 9110, section 11.1), or a
 * value without a scheme. Another scheme is not ours.
 */
export function readBearerToken(header: string | null): string | undefined {
  const [schemeOrToken = '', token = '', ...rest] = (header ?? '').trim().split(/ +/, 3);
  const isBearer = schemeOrToken.toLowerCase() === 'bearer';
  if (rest.length > 0 || (token !== '' && !isBearer)) {
    return undefined;
  }
  return (isBearer ? token : schemeOrToken) || undefined;
}
