import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ForwardedHosts } from '../settings/options.ts';
import { publicUrl } from './public-url.ts';

const INTERNAL = 'http://10.0.0.1:3000/a?b=%20c';
const FORWARDED = { 'x-forwarded-host': 'app.example.com', 'x-forwarded-proto': 'https' };

const ROWS: ReadonlyArray<
  readonly [hosts: ForwardedHosts, headers: Record<string, string>, url: string, from?: string]
> = [
  [undefined, FORWARDED, INTERNAL],
  ['any', FORWARDED, 'https://app.example.com/a?b=%20c'],
  ['any', {}, INTERNAL],
  ['any', { 'x-forwarded-proto': 'https' }, INTERNAL],
  ['any', { host: 'b.example, c.example' }, INTERNAL],
  ['any', { host: 'app.example.com:8080' }, 'http://app.example.com:8080/a?b=%20c'],
  ['any', { 'x-forwarded-host': 'a.example, b.example' }, 'http://a.example/a?b=%20c'],
  ['any', { 'x-forwarded-host': ' a.example ,b' }, 'http://a.example/a?b=%20c'],
  ['any', { 'x-forwarded-host': 'a b' }, INTERNAL],
  ['any', { 'x-forwarded-proto': 'javascript' }, INTERNAL],
  ['any', FORWARDED, 'https://app.example.com//evil.example/', 'http://10.0.0.1//evil.example/'],
  [['app.example.com'], FORWARDED, 'https://app.example.com/a?b=%20c'],
  [['other.example.com'], FORWARDED, INTERNAL],
  [[], FORWARDED, INTERNAL],
  ...['e', 'example.com', 'app', ''].map((host): [ForwardedHosts, Record<string, string>, string] => [
    // JavaScript callers may pass a string. A part of it must not count as a host.
    'app.example.com' as 'any',
    { 'x-forwarded-host': host },
    INTERNAL,
  ]),
];

describe('publicUrl()', () => {
  it.each(ROWS.map((row) => [row[0], row[1], row] as const))(
    'that believes %j, with %j',
    (hosts, headers, row) => {
      const [, , expected, from = INTERNAL] = row;
      expect(publicUrl({ url: from, headers: new Headers(headers) }, hosts).href).toBe(expected);
    },
  );

  it('never throws, and keeps path and query', () => {
    const text = fc.stringMatching(/^[!-~]{0,30}$/);
    fc.assert(
      fc.property(text, text, (host, proto) => {
        const headers = new Headers({ 'x-forwarded-host': host, 'x-forwarded-proto': proto });
        const url = publicUrl({ url: INTERNAL, headers }, 'any');
        expect(url.pathname + url.search).toBe('/a?b=%20c');
        expect(url.protocol).toMatch(/^https?:$/);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
