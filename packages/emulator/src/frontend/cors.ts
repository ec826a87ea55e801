/** Adds the headers with which a browser shows an answer to the page that sent the request, from any origin. */
export function withCors(request: Request, response: Response): Response {
  const origin = request.headers.get('origin');
  if (origin === null) return response;
  const headers = new Headers(response.headers);
  headers.set('access-control-allow-origin', origin);
  headers.set('access-control-allow-credentials', 'true');
  headers.set('access-control-expose-headers', 'authorization');
  headers.append('vary', 'origin');
  return new Response(response.body, { status: response.status, headers });
}

/** Answers a preflight, or returns undefined for another request. */
export function answerPreflight(request: Request): Response | undefined {
  const method = request.headers.get('access-control-request-method');
  if (request.method !== 'OPTIONS' || method === null) return undefined;
  const requested = request.headers.get('access-control-request-headers');
  const headers = new Headers({
    'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
    'access-control-max-age': '600',
    ...(requested === null ? {} : { 'access-control-allow-headers': requested }),
  });
  return withCors(request, new Response(null, { status: 204, headers }));
}
