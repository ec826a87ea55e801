import type { Emulator } from '../index.ts';
import { createVisitor } from './visitor.test-support.ts';

/** Returns a browser that is signed in, and sends requests as clerk-js does. */
export async function signedInBrowser(emulator: Emulator, userId: string) {
  const visitor = createVisitor();
  const { cookies, sessionId } = await emulator.signIn(userId);
  const url = (path: string, parameters: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams({
      _clerk_session_id: sessionId,
      __clerk_api_version: '2026-08-20',
      _clerk_js_version: '6.40.0',
      ...parameters,
    });
    return `${emulator.url}/v1${path}${path.includes('?') ? '&' : '?'}${query}`;
  };
  await visitor.get(url('/client', { __clerk_db_jwt: cookies['__clerk_db_jwt'] ?? '' }));
  const read = ({ status, body }: Awaited<ReturnType<typeof visitor.get>>) => ({
    status,
    client: body.client,
    response: body.response,
    errors: body.errors?.map(({ code, meta }: { code: string; meta?: { param_name: string } }) =>
      [code, meta?.param_name].filter(Boolean).join(' '),
    ),
  });
  return {
    sessionId,
    get: async (path: string) => read(await visitor.get(url(path))),
    post: async (path: string, form = {}) => read(await visitor.post(url(path), form)),
    send: async (method: string, path: string, form = {}) =>
      read(await visitor.post(url(path, { _method: method }), form)),
    raw: (path: string, body: URLSearchParams | FormData | string, headers: HeadersInit = {}) =>
      visitor.send(url(path), { method: 'POST', body, headers }),
  };
}
