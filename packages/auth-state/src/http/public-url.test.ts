import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ForwardedHosts } from '../settings/options.ts';
import { readSettings } from '../settings/settings.ts';
import { publicUrl } from './public-url.ts';

const INTERNAL = 'http://10.0.0.1:3000/a?b=%20c';
const PUBLIC = 'https://app.example.com/a?b=%20c';
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
    // A part of an entry must not count as a host.
    ['app.example.com'],
    { 'x-forwarded-host': host },
    INTERNAL,
  ]),
  [['app.example.com'], { ...FORWARDED, 'x-forwarded-host': 'app.example.com:443' }, PUBLIC],
  [['app.example.com:443'], FORWARDED, PUBLIC],
  [['app.example.com'], { ...FORWARDED, 'x-forwarded-host': 'APP.Example.COM' }, PUBLIC],
  [['App.Example.com'], FORWARDED, PUBLIC],
  [['app.example.com'], { ...FORWARDED, 'x-forwarded-proto': 'HTTPS' }, PUBLIC],
  [['app.example.com'], { 'x-forwarded-host': 'app.example.com:80' }, 'http://app.example.com/a?b=%20c'],
  [['app.example.com'], { ...FORWARDED, 'x-forwarded-host': 'app.example.com:80' }, INTERNAL],
  [['app.example.com'], { ...FORWARDED, 'x-forwarded-host': 'app.example.com:8443' }, INTERNAL],
  [
    ['bücher.example'],
    { ...FORWARDED, 'x-forwarded-host': 'xn--bcher-kva.example' },
    'https://xn--bcher-kva.example/a?b=%20c',
  ],
  [['[0:0::1]:3000'], { 'x-forwarded-host': '[::1]:3000' }, 'http://[::1]:3000/a?b=%20c'],
  [['*.example.com'], { ...FORWARDED, 'x-forwarded-host': 'app.example.com:443' }, PUBLIC],
  [['*.example.com'], { ...FORWARDED, 'x-forwarded-host': 'a.app.example.com' }, INTERNAL],
  [['*.example.com'], { ...FORWARDED, 'x-forwarded-host': 'example.com' }, INTERNAL],
  // The port of the proxy counts if the list has it.
  [
    ['app.example.com:8443'],
    { ...FORWARDED, 'x-forwarded-port': '8443' },
    'https://app.example.com:8443/a?b=%20c',
  ],
  [['app.example.com'], { ...FORWARDED, 'x-forwarded-port': '443' }, PUBLIC],
  [['app.example.com'], { ...FORWARDED, 'x-forwarded-port': '80' }, PUBLIC],
  [['app.example.com'], { ...FORWARDED, 'x-forwarded-port': '8443, 80' }, PUBLIC],
  [['app.example.com'], { ...FORWARDED, 'x-forwarded-port': 'x' }, PUBLIC],
  [['app.example.com'], { ...FORWARDED, 'x-forwarded-port': '99999' }, PUBLIC],
  ['any', { ...FORWARDED, 'x-forwarded-port': '8443' }, PUBLIC],
];

describe('publicUrl()', () => {
  it.each(ROWS.map((row) => [row[0], row[1], row] as const))(
    'that believes %j, with %j',
    (hosts, headers, row) => {
      const [, , expected, from = INTERNAL] = row;
      const { isForwardedHost } = readSettings({ forwardedHosts: hosts });
      expect(publicUrl({ url: from, headers: new Headers(headers) }, isForwardedHost).href).toBe(expected);
    },
  );

  it('never throws, and keeps path and query', () => {
    const text = fc.stringMatching(/^[!-~]{0,30}$/);
    fc.assert(
      fc.property(text, text, (host, proto) => {
        const headers = new Headers({ 'x-forwarded-host': host, 'x-forwarded-proto': proto });
        const url = publicUrl({ url: INTERNAL, headers }, () => true);
        expect(url.pathname + url.search).toBe('/a?b=%20c');
        expect(url.protocol).toMatch(/^https?:$/);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
