import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClerkRequest } from './create-clerk-request.ts';

const url = 'http://10.0.0.1:3000/notes?a=1';
const urlOf = (headers: Record<string, string>, forwardedHosts?: readonly string[]) =>
  createClerkRequest(new Request(url, { headers }), undefined, forwardedHosts && { forwardedHosts }).clerkUrl
    .href;

describe('createClerkRequest(), its URL', () => {
  it.each([
    [{}, 'http://10.0.0.1:3000/notes?a=1'],
    [{ host: 'app.example.com' }, 'http://app.example.com/notes?a=1'],
    [{ host: 'a.example', 'x-forwarded-host': 'b.example' }, 'http://b.example/notes?a=1'],
    [
      { 'x-forwarded-host': 'b.example:8080, c.example', 'x-forwarded-proto': 'https,http' },
      'https://b.example:8080/notes?a=1',
    ],
    [{ 'x-forwarded-host': 'b.example', 'x-forwarded-proto': 'javascript' }, url],
    [{ 'x-forwarded-host': 'a b' }, url],
    [{ 'x-forwarded-host': 'user:secret@b.example/path?x#y' }, 'http://b.example/notes?a=1'],
  ])('of the headers %j is %s', (headers, href) => {
    expect(urlOf(headers)).toBe(href);
  });

  it('trusts only the hosts of the list if the option is a list', () => {
    const headers = { 'x-forwarded-host': 'b.example' };
    expect(urlOf(headers, ['a.example'])).toBe(url);
    expect(urlOf(headers, ['b.example'])).toBe('http://b.example/notes?a=1');
    const asItIs = createClerkRequest(new Request(url, { headers }), undefined, {
      forwardedHosts: undefined,
    });
    expect(asItIs.clerkUrl.href).toBe(url);
  });

  it('says whether another URL has another origin', () => {
    const { clerkUrl } = createClerkRequest(url);
    const answers = ['http://10.0.0.1:3000/x', new URL(url), 'https://10.0.0.1:3000', 'no url'];
    expect(answers.map((other) => clerkUrl.isCrossOrigin(other))).toEqual([false, false, true, true]);
  });

  it('keeps a path that starts with two slashes', () => {
    const request = new Request('http://a.example//b.example/c', { headers: { host: 'd.example' } });
    expect(createClerkRequest(request).clerkUrl.href).toBe('http://d.example//b.example/c');
  });
});

describe('createClerkRequest()', () => {
  it('reads the cookies', () => {
    const { cookies } = createClerkRequest(url, { headers: { cookie: 'a=1; b=%20x%3By; a=2' } });
    expect([...cookies]).toEqual([
      ['a', '1'],
      ['b', ' x;y'],
    ]);
  });

  it('does not read the body of the original', async () => {
    const original = new Request(url, { method: 'POST', body: 'text', headers: { 'x-a': '1' } });
    const request = createClerkRequest(original);
    expect([request.method, request.headers.get('x-a'), request.body]).toEqual(['POST', '1', null]);
    expect(await original.text()).toBe('text');
  });

  it('accepts the arguments of Request', () => {
    expect(createClerkRequest(url).url).toBe(url);
    expect(createClerkRequest(new URL(url)).url).toBe(url);
    expect(createClerkRequest(url, { method: 'PUT' }).method).toBe('PUT');
    expect(createClerkRequest(new Request(url, { method: 'PUT' }), { method: 'PATCH' }).method).toBe('PATCH');
    expect(createClerkRequest('http://user:secret@a.example/').url).toBe('http://a.example/');
    expect(createClerkRequest(url)).toBeInstanceOf(Request);
  });

  it('reads the headers of the init if it is given', () => {
    const original = new Request(url, { headers: { cookie: 'a=1', 'x-forwarded-host': 'a.example' } });
    const { cookies, clerkUrl } = createClerkRequest(original, { headers: { cookie: 'a=2' } });
    expect([cookies.get('a'), clerkUrl.href]).toEqual(['2', url]);
  });

  it('returns a request that it created unchanged', () => {
    const request = createClerkRequest(url);
    expect(createClerkRequest(request)).toBe(request);
  });

  it('shows no secret as JSON', () => {
    const request = createClerkRequest(`${url}&__clerk_db_jwt=secret`, {
      headers: { cookie: '__session=secret', authorization: 'Bearer secret' },
    });
    expect(JSON.parse(JSON.stringify(request))).toEqual({
      url: 'http://10.0.0.1:3000/notes',
      method: 'GET',
      headerNames: ['authorization', 'cookie'],
      cookieNames: ['__session'],
    });
  });

  it('never throws for any headers', () => {
    const value = fc.string({ unit: fc.constantFrom(...'ab.:/@[]%,; \t?#\\1é') });
    fc.assert(
      fc.property(value, value, value, (host, forwardedHost, proto) => {
        const headers = { host, 'x-forwarded-host': forwardedHost, 'x-forwarded-proto': proto };
        expect(createClerkRequest(url, { headers }).clerkUrl.pathname).toBe('/notes');
      }),
      { seed: 13, numRuns: 2_000 },
    );
  });
});
