/** Creates a request as a server receives it. Browsers drop cookies that a script sets, so the headers are restored. */
export function requestWith(url: string, headers: Record<string, string>, init: RequestInit = {}): Request {
  const request = new Request(url, { ...init, headers });
  const isWhole = Object.keys(headers).every((name) => request.headers.has(name));
  return isWhole ? request : Object.defineProperty(request, 'headers', { value: new Headers(headers) });
}
