// Pure

/** Headers that belong to one connection (RFC 9110, section 7.6.1), and older ones of the same kind. */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Returns the headers that concern the other end: without those of the connection, those that `Connection` names, and
 * those that `isDropped` names. Each `Set-Cookie` header stays a header of its own.
 */
export function endToEndHeaders(
  headers: Headers,
  isDropped: (name: string, value: string) => boolean,
): Headers {
  const named = new Set(
    headers
      .get('connection')
      ?.split(',')
      .map((name) => name.trim().toLowerCase()),
  );
  const kept = new Headers();
  headers.forEach((value, name) => {
    if (!(HOP_BY_HOP.has(name) || named.has(name) || isDropped(name, value))) {
      kept.append(name, value);
    }
  });
  return kept;
}
