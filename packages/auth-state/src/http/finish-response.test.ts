import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { type FinishOptions, finishResponse } from './finish-response.ts';

const signedOut = new Headers({ 'x-clerk-auth-status': 'signed-out', 'x-clerk-auth-reason': 'why' });
const refreshed = new Headers([
  ['cache-control', 'no-store'],
  ['set-cookie', '__session=new'],
  ['set-cookie', '__client_uat=1'],
]);

function finish(
  response: Response,
  stateHeaders = signedOut,
  options: Partial<FinishOptions> = {},
): Response {
  return finishResponse(response, { stateHeaders, cacheControl: 'private', ...options });
}

const fetched = await fetch('data:text/plain,hello');

describe('finishResponse()', () => {
  it('keeps the status, the headers and the body of the handler', async () => {
    const init = { status: 418, statusText: 'Teapot', headers: { 'x-app': '1', 'content-type': 'text/css' } };
    const finished = finish(new Response('tea', init));
    expect([finished.status, finished.statusText, await finished.text()]).toEqual([418, 'Teapot', 'tea']);
    expect([finished.headers.get('x-app'), finished.headers.get('content-type')]).toEqual(['1', 'text/css']);
    expect(finished.headers.get('x-clerk-auth-reason')).toBe('why');
  });

  it('does not change the response of the handler, which several visitors can get', () => {
    const shared = new Response(null, { status: 404 });
    finish(shared, refreshed);
    expect([...shared.headers]).toEqual([]);
  });

  it('sets the cookies of the state first, so that those of the handler win', () => {
    const headers = new Headers([
      ['set-cookie', '__session=; Max-Age=0'],
      ['set-cookie', 'csrf=1'],
    ]);
    expect(finish(new Response('', { headers }), refreshed).headers.getSetCookie()).toEqual([
      '__session=new',
      '__client_uat=1',
      '__session=; Max-Age=0',
      'csrf=1',
    ]);
    expect(finish(new Response('', { headers })).headers.getSetCookie()).toEqual([
      '__session=; Max-Age=0',
      'csrf=1',
    ]);
  });

  it('replaces what another service says about its visitor', () => {
    const upstream = new Response('', { headers: { 'x-clerk-auth-reason': 'of another service' } });
    expect(finish(upstream).headers.get('x-clerk-auth-reason')).toBe('why');
  });

  it('keeps the CORS headers of the handler', () => {
    const stateHeaders = new Headers({
      'access-control-allow-origin': 'null',
      'access-control-allow-credentials': 'true',
    });
    const handled = new Response('', { headers: { 'access-control-allow-origin': 'https://a.example' } });
    const { headers } = finish(handled, stateHeaders);
    expect(headers.get('access-control-allow-origin')).toBe('https://a.example');
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(finish(new Response(''), stateHeaders).headers.get('access-control-allow-origin')).toBe('null');
  });

  it('never adds the location of the state', () => {
    const stateHeaders = new Headers({ location: '/elsewhere' });
    expect(finish(new Response(''), stateHeaders).headers.has('location')).toBe(false);
    const redirect = Response.redirect('https://app.example.com/there', 302);
    expect(finish(redirect, stateHeaders).headers.get('location')).toBe('https://app.example.com/there');
  });

  it.each([
    ['a redirect', Response.redirect('https://app.example.com/', 303), 303],
    ['an answer without content', new Response(null, { status: 204 }), 204],
    ['an answer that is not modified', new Response(null, { status: 304, headers: { etag: 'x' } }), 304],
    ['the answer of fetch', fetched, 200],
  ])('adds headers to %s, which may be immutable', (_what, response, status) => {
    const finished = finish(response, refreshed);
    expect(finished.status).toBe(status);
    expect(finished.headers.getSetCookie()).toEqual(['__session=new', '__client_uat=1']);
  });

  it('passes a stream on without waiting for it', async () => {
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulls++;
          controller.enqueue(new TextEncoder().encode('x'));
        },
      },
      { highWaterMark: 0 },
    );
    const reader = finish(new Response(body)).body?.getReader();
    expect(pulls).toBe(0);
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('x');
    await reader?.cancel();
  });

  it('changes a protocol switch itself, which cannot be constructed', () => {
    // Node cannot construct it: an object with the same parts stands for the response of a runtime that can.
    const headers = new Headers({ upgrade: 'websocket' });
    const upgrade = { status: 101, body: null, headers } as Response;
    expect(finish(upgrade, refreshed)).toBe(upgrade);
    expect(headers.getSetCookie()).toEqual(['__session=new', '__client_uat=1']);
  });

  it('returns a network error as it is', () => {
    const error = Response.error();
    expect(finish(error, refreshed)).toBe(error);
  });

  it('returns a response whose body is in use, with the headers', async () => {
    const response = new Response('used');
    await response.text();
    expect(finish(response, refreshed).headers.getSetCookie()).toHaveLength(2);
  });

  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    ['text', '"text"'],
    [{}, 'an object'],
  ])('throws a ConfigError for %j', (value, quoted) => {
    // Not a response, as a handler without a return value has it.
    expect(() => finish(value as Response)).toThrow(
      new ConfigError(`Pass finish() the Response of the handler, not ${quoted}.`),
    );
  });

  it('throws a ConfigError for a response that cannot be read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(() => finish(proxy as Response)).toThrow('The response cannot be read');
  });
});

describe('the Cache-Control of a finished response', () => {
  const shared = { headers: { 'cache-control': 'public, max-age=60', 'cdn-cache-control': 'max-age=60' } };
  const cacheOf = ({ headers }: Response) => [headers.get('cache-control'), headers.get('cdn-cache-control')];

  it('is private by default', () => {
    expect(cacheOf(finish(new Response('', shared)))).toEqual(['private, max-age=60', null]);
    expect(cacheOf(finish(new Response('')))).toEqual(['private, no-cache', null]);
  });

  it('is that of the handler if the options say so', () => {
    const keep = { cacheControl: 'keep' } as const;
    expect(cacheOf(finish(new Response('', shared), signedOut, keep))).toEqual([
      'public, max-age=60',
      'max-age=60',
    ]);
    expect(cacheOf(finish(new Response(''), signedOut, keep))).toEqual([null, null]);
  });

  it('forbids to store the cookies of a session, whatever the options say', () => {
    for (const cacheControl of ['private', 'keep'] as const) {
      expect(cacheOf(finish(new Response('', shared), refreshed, { cacheControl }))).toEqual([
        'no-store',
        null,
      ]);
      const onlyCookie = new Headers({ 'set-cookie': 'a=1' });
      expect(cacheOf(finish(new Response('', shared), onlyCookie, { cacheControl }))).toEqual([
        'no-store',
        null,
      ]);
      const onlyCache = new Headers({ 'cache-control': 'no-store' });
      expect(cacheOf(finish(new Response('', shared), onlyCache, { cacheControl }))).toEqual([
        'no-store',
        null,
      ]);
    }
  });
});
