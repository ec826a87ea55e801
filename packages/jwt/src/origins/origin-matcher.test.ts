import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createOriginMatcher } from './origin-matcher.ts';

const matches = (entry: string, origin: string) => createOriginMatcher('authorizedParties', [entry])(origin);

describe('createOriginMatcher()', () => {
  it.each([
    ['https://app.example.com', 'https://app.example.com'],
    ['https://app.example.com/', 'https://app.example.com'],
    ['https://app.example.com:443', 'https://app.example.com'],
    ['HTTPS://App.Example.com', 'https://app.example.com'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['https://*.preview.example.com', 'https://pr-1.preview.example.com'],
    ['https://*.Preview.example.com:443', 'https://pr-1.preview.example.com'],
    ['https://*.example.com:8443', 'https://a.example.com:8443'],
    ['http://*.localhost:3000', 'http://app.localhost:3000'],
    ['chrome-extension://abcdef', 'chrome-extension://abcdef'],
    ['capacitor://localhost', 'capacitor://localhost'],
    ['file://', 'file://'],
    ['null', 'null'],
    ['urn:example:app', 'urn:example:app'],
    ['https://app_1.example.com', 'https://app_1.example.com'],
    ['https://app.example.com.', 'https://app.example.com.'],
    ['a-name', 'a-name'],
  ])('%s matches %s', (entry, origin) => {
    expect(matches(entry, origin)).toBe(true);
  });

  it.each([
    ['https://app.example.com', 'http://app.example.com'],
    ['https://app.example.com', 'https://app.example.com:8443'],
    ['https://app.example.com', 'https://app.example.com.evil.example'],
    ['https://app.example.com', 'https://app.example.com/path'],
    ['https://app.example.com', 'https://app.example.com/'],
    ['https://app.example.com', 'https://app.example.com '],
    ['https://app.example.com', 'https://app.example.com\0'],
    ['https://app.example.com', 'HTTPS://APP.EXAMPLE.COM'],
    ['https://app.example.com', 'https://app.example.com:443'],
    ['https://*.preview.example.com', 'https://a.preview.example.com '],
    ['https://*.preview.example.com', 'https://A.preview.example.com'],
    ['https://*.preview.example.com', 'https://a.preview.example.com:443'],
    ['https://app.example.com', 'https://user@app.example.com'],
    ['https://*.preview.example.com', 'https://preview.example.com'],
    ['https://*.preview.example.com', 'https://a.b.preview.example.com'],
    ['https://*.preview.example.com', 'https://.preview.example.com'],
    ['https://*.preview.example.com', 'https://*.preview.example.com'],
    ['https://*.preview.example.com', 'https://a~b.preview.example.com'],
    ['https://*.preview.example.com', 'https://evilpreview.example.com'],
    ['https://*.preview.example.com', 'http://a.preview.example.com'],
    ['https://*.preview.example.com', 'https://a.preview.example.com:8443'],
    ['https://*.preview.example.com', 'https://a.preview.example.com/x'],
    ['https://*.preview.example.com', 'https://evil.example/a.preview.example.com'],
    ['https://*.preview.example.com', 'https://evil.example?.preview.example.com'],
    ['https://*.preview.example.com', 'https://evil.example\\.preview.example.com'],
    ['https://*.preview.example.com', 'https://*.preview.example.com.evil.example'],
    ['chrome-extension://abcdef', 'chrome-extension://ABCDEF'],
    ['a-name', 'another-name'],
  ])('%s does not match %s', (entry, origin) => {
    expect(matches(entry, origin)).toBe(false);
  });

  it.each([
    'app.example.com',
    'app.example.com:443',
    '*.example.com',
    'localhost',
    'localhost:3000',
    '*',
    'https://app.example.com/path',
    'https://app.example.com?a',
    'https://app.example.com#',
    'https://user@app.example.com',
    'https://',
    'https://*',
    'https://*.com',
    'https://a.*.example.com',
    'https://*.*.example.com',
    'https://pr-*.example.com',
    'https://*example.com',
    'https://app.example.com:99999',
    'https://exa mple.com',
    'https://*.0.0.1',
    'https://*.[::1]',
    'https://*.com.',
    'https://*.com.\u00ad',
    'https://.example.com',
    'https://a..example.com',
    'https://%2a.example.com',
    'https://\uff0a.example.com',
    'chrome-extension://*',
    'chrome-extension://abcdef/',
    'myapp://*.example.com',
    '*://app.example.com',
    'http*://app.example.com',
    'https:/app.example.com',
    'https:app.example.com',
    '//app.example.com',
    'app.example.com/',
    'b\u00fccher.example',
    '[::1]:3000',
    ' https://app.example.com',
    '"https://app.example.com"',
    'https://a.example.com,https://b.example.com',
    'a.example.com, b.example.com',
  ])('throws for %s, which can never match', (entry) => {
    expect(() => createOriginMatcher('authorizedParties', [entry])).toThrow(ConfigError);
  });

  it.each([
    ['app.example.com', 'https://app.example.com'],
    ['192.168.0.2:3000', 'https://192.168.0.2:3000'],
    ['*.example.com', 'https://*.example.com'],
    ['localhost', 'http://localhost'],
    ['localhost:3000/', 'http://localhost:3000/'],
    ['*.localhost:3000', 'http://*.localhost:3000'],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['[::1]:3000', 'http://[::1]:3000'],
  ])('advises to add the scheme to %s', (entry, advised) => {
    expect(() => createOriginMatcher('authorizedParties', [entry])).toThrow(`Add the scheme: "${advised}".`);
  });

  it.each([
    'sk_test_canary',
    'pk_live_canary',
    ' sk_live_canary\n',
    '"sk_live_canary"',
    'ak_canary',
    'whsec_canary',
    'eyJhbGciOiJSUzI1NiJ9.canary.canary',
  ])('throws for the key or token %s without quoting it', (entry) => {
    const create = () => createOriginMatcher('authorizedParties', ['https://a.example', entry]);
    expect(create).toThrow(
      'An entry of authorizedParties is a key or a token, which can never match an origin.',
    );
    expect(create).not.toThrow('canary');
  });
});

describe('a long list', () => {
  const size = 100_000;

  it('is read in a time that is linear and short', () => {
    const entries = Array.from({ length: size }, (_, index) => `https://tenant-${index}.example.com`);
    const timesInMs = Array.from({ length: 5 }, () => {
      const startedAt = performance.now();
      const isParty = createOriginMatcher('authorizedParties', entries);
      expect([isParty('https://tenant-7.example.com'), isParty('https://tenant-x.example.com')]).toEqual([
        true,
        false,
      ]);
      return performance.now() - startedAt;
    });
    // The limit leaves room for a machine that runs other tests. Alone, it takes a tenth.
    expect(Math.min(...timesInMs)).toBeLessThan(500);
  });

  // Entries that the short way could spell in another way than a URL does.
  it.each([
    'https://1.2.3.4',
    'https://app.1',
    'https://0x7f.0x1',
    'https://a.0x1',
    'https://xn--bcher-kva.example',
    'https://xn--a.example',
    'https://a.xn--p1ai',
    'https://a.xn--zz',
    'https://-a.example',
    'https://a-.example-',
    'https://a--b.example',
    'https://ab--c.example.com',
    'https://a.b-c',
    'https://a.example:443',
    'https://a.example:80',
    'http://a.example:80',
    'http://a.example:443',
    'https://a.example:4430',
    'https://a.example:0443',
    'https://a.example:65535',
    'https://a.example:65536',
    'https://a.example:',
    'https://a.example:3000',
    'https://a..example',
    'https://a.example.',
    `https://${'a'.repeat(64)}.example.com`,
    `https://${'a.'.repeat(200)}com`,
  ])('reads %j as a URL does', (entry) => {
    const spelled = canParse(entry) ? new URL(entry).origin : undefined;
    const read = () => createOriginMatcher('authorizedParties', [entry]);
    if (spelled === undefined || entry.includes('..')) {
      expect(read).toThrow(ConfigError);
    } else {
      expect(read()(spelled)).toBe(true);
      expect(spelled === entry || !read()(entry)).toBe(true);
    }
  });
});

function canParse(text: string): boolean {
  try {
    return new URL(text) !== undefined;
  } catch {
    return false;
  }
}
