/** A request as a server gets it. Browsers let no script set a cookie: there, the headers are put back. */
export function requestWith(url: string, headers: Record<string, string>, init: RequestInit = {}): Request {
  const request = new Request(url, { ...init, headers });
  const isWhole = Object.keys(headers).every((name) => request.headers.has(name));
  return isWhole ? request : Object.defineProperty(request, 'headers', { value: new Headers(headers) });
}
