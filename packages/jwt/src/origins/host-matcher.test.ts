import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import { createHostMatcher } from './host-matcher.ts';

describe('createHostMatcher()', () => {
  it.each([
    ['app.example.com', 'app.example.com', 'https'],
    ['app.example.com', 'app.example.com:443', 'https'],
    ['app.example.com:443', 'app.example.com', 'https'],
    ['app.example.com', 'app.example.com:80', 'http'],
    ['app.example.com', 'APP.example.com', 'https'],
    ['app.example.com:8443', 'app.example.com:8443', 'https'],
    ['*.example.com', 'a.example.com', 'https'],
    ['*.example.com', 'a.example.com:443', 'https'],
    ['*.example.com:8443', 'a.example.com:8443', 'https'],
    ['[::1]:3000', '[::1]:3000', 'http'],
    ['localhost:3000', 'localhost:3000', 'http'],
    ['app_1.example.com', 'app_1.example.com', 'https'],
    ['app.example.com.', 'app.example.com.', 'https'],
    ['10.0.0.1:3000', '10.0.0.1:3000', 'http'],
  ] as const)('%s matches %s over %s', (entry, host, protocol) => {
    expect(createHostMatcher('forwardedHosts', [entry])(host, protocol)).toBe(true);
  });

  it.each([
    ['app.example.com', 'app.example.com:80', 'https'],
    ['app.example.com', 'app.example.com:443', 'http'],
    ['app.example.com', 'evil.example', 'https'],
    ['app.example.com', 'user@app.example.com', 'https'],
    ['app.example.com', 'app.example.com/x', 'https'],
    ['*.example.com', 'example.com', 'https'],
    ['*.example.com', 'a.b.example.com', 'https'],
    ['*.example.com', 'aexample.com', 'https'],
    ['*.example.com', '*.example.com', 'https'],
    ['*.example.com', 'a~b.example.com', 'http'],
    ['*.example.com', 'evil.example#.example.com', 'https'],
    ['app.example.com', '', 'https'],
    ['app.example.com', 'app.example.com\u0001', 'https'],
    ['app.example.com', 'app.exam\tple.com', 'https'],
    ['app.example.com', ' app.example.com', 'https'],
  ] as const)('%s does not match %s over %s', (entry, host, protocol) => {
    expect(createHostMatcher('forwardedHosts', [entry])(host, protocol)).toBe(false);
  });

  it.each([
    '',
    '*',
    '*.com',
    'https://app.example.com',
    'app.example.com/path',
    'app.example.com/',
    'user@app.example.com',
    'a.*.example.com',
    'pr-*.example.com',
    'app.example.com:99999',
    'exa mple.com',
    '*.0.0.1',
    '*.[::1]',
    '*.com.',
    '*.com.\u00ad',
    '.example.com',
    'a..example.com',
    '%2a.example.com',
    '\uff0a.example.com',
    'a.example.com,b.example.com',
    ' app.example.com',
  ])('throws for %j, which can never match', (entry) => {
    expect(() => createHostMatcher('forwardedHosts', [entry])).toThrow(ConfigError);
  });
});
