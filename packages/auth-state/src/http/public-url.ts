// Pure

/** Which forwarded hosts are believed: any, those of a list (with their port if they have one), by default none. */
export type ForwardedHosts = 'any' | readonly string[] | undefined;

/**
 * The URL as the browser knows it. Behind a proxy it is told by `x-forwarded-proto`, `x-forwarded-host` and `host`,
 * which anybody can send: they are read only as the option says. What makes no URL is passed over.
 */
export function publicUrl(request: Pick<Request, 'url' | 'headers'>, forwardedHosts?: ForwardedHosts): URL {
  const url = new URL(request.url);
  if (forwardedHosts === undefined) {
    return url;
  }
  const first = (name: string) => request.headers.get(name)?.split(',', 1)[0]?.trim();
  const host = first('x-forwarded-host') || request.headers.get('host');
  const protocol = first('x-forwarded-proto') || url.protocol.slice(0, -1);
  // A text in the place of a list is one host, and not every part of it.
  const isBelieved = forwardedHosts === 'any' || [forwardedHosts].flat().includes(host ?? '');
  if (!host || !/^https?$/i.test(protocol) || !isBelieved) {
    return url;
  }
  try {
    const { origin } = new URL(`${protocol}://${host}`);
    // Not `new URL(path, origin)`: a path that starts with two slashes would be a host.
    return origin === url.origin ? url : new URL(origin + url.pathname + url.search);
  } catch {
    return url;
  }
}
