import { describe, expect, it } from 'vitest';
import {
  createJsonAnswer,
  createPageRedirect,
  createRefusal,
  createStateRedirect,
  createUnavailable,
} from './create-answer.ts';

const stateHeaders = new Headers([
  ['x-clerk-auth-status', 'signed-out'],
  ['x-clerk-auth-reason', 'secret-key-invalid'],
  ['x-clerk-auth-message', 'Set a valid secretKey.'],
  ['location', 'https://app.example.com/'],
  ['set-cookie', 'a=1'],
  ['set-cookie', 'b=2'],
]);
const inputFor = (headers: Record<string, string> = {}, method = 'GET') => ({
  request: new Request('https://app.example.com/', { method, headers }),
  stateHeaders,
});

describe('createRefusal()', () => {
  it.each([
    ['unauthorized', 401, 'Sign in to continue.'],
    ['forbidden', 403, 'You do not have access to this.'],
    ['unavailable', 503, 'Try again in a moment.'],
  ] as const)('answers %s as JSON, and as text for pages', async (name, status, message) => {
    const json = createRefusal(name, inputFor());
    expect([json.status, json.headers.get('content-type')]).toEqual([status, 'application/json']);
    expect(await json.json()).toEqual({ errors: [{ code: name, message }] });
    const text = createRefusal(name, inputFor({ accept: 'text/html' }));
    expect([text.status, text.headers.get('content-type')]).toEqual([status, 'text/plain; charset=utf-8']);
    expect(await text.text()).toBe(message);
    for (const { headers } of [json, text]) {
      expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
      expect([headers.get('cache-control'), headers.get('location')]).toEqual(['no-store', null]);
    }
  });

  it.each([
    ['text/html,application/xhtml+xml,*/*;q=0.8', true],
    ['text/plain', true],
    ['TEXT/HTML', true],
    ['text/html, application/json', false],
    ['application/problem+json, text/plain', false],
    ['*/*', false],
    ['text/css', false],
    ['text/htmlx', false],
    ['', false],
  ])('answers Accept: %s as text: %s', (accept, isText) => {
    const { headers } = createRefusal('unauthorized', inputFor(accept === '' ? {} : { accept }));
    expect(headers.get('content-type')?.startsWith('text/plain')).toBe(isText);
  });

  it('names the scheme with 401', () => {
    expect(createRefusal('unauthorized', inputFor()).headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each([
    [undefined, '5'],
    [null, '5'],
    [0, '5'],
    [-1, '5'],
    [Number.NaN, '5'],
    ['30\r\nx: y', '5'],
    [1, '1'],
    [29.2, '30'],
    [1e9, '3600'],
    [Number.POSITIVE_INFINITY, '3600'],
  ])('says with 503 when to come back: %s becomes %s', (retryAfter, expected) => {
    const { status, headers } = createUnavailable(retryAfter as number, inputFor());
    expect([status, headers.get('retry-after')]).toEqual([503, expected]);
  });

  it('says why with 401, and with 503 only to the operator', () => {
    const { headers } = createRefusal('unauthorized', inputFor());
    expect(headers.get('x-clerk-auth-reason')).toBe('secret-key-invalid');
    const unavailable = createRefusal('unavailable', inputFor()).headers;
    expect(unavailable.get('x-clerk-auth-status')).toBe('signed-out');
    expect([...unavailable.keys()].filter((name) => /reason|message/.test(name))).toEqual([]);
  });

  it('has no body for HEAD', async () => {
    const answer = createRefusal('unauthorized', inputFor({}, 'HEAD'));
    expect([answer.body, answer.headers.get('content-type')]).toEqual([null, 'application/json']);
    expect(createJsonAnswer(403, {}, inputFor({}, 'HEAD')).body).toBeNull();
  });

  it('does not change the headers of the state', () => {
    createRefusal('unavailable', inputFor());
    expect(stateHeaders.get('location')).toBe('https://app.example.com/');
    expect(stateHeaders.has('cache-control')).toBe(false);
  });
});

describe('a redirect', () => {
  it('to the location of the state keeps the method', () => {
    const { status, headers, body } = createStateRedirect(inputFor({}, 'POST'));
    expect([status, headers.get('location'), body]).toEqual([307, 'https://app.example.com/', null]);
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['GET', 307],
    ['HEAD', 307],
    ['POST', 303],
    ['PUT', 303],
    ['DELETE', 303],
  ])('to another page after %s has the status %i', (method, status) => {
    const answer = createPageRedirect('https://accounts.example.com/', inputFor({}, method));
    expect([answer.status, answer.headers.get('location')]).toEqual([
      status,
      'https://accounts.example.com/',
    ]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});
