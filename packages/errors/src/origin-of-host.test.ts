import { describe, expect, it } from 'vitest';
import { originOfHost } from './origin-of-host.ts';

describe('originOfHost()', () => {
  it.each([
    ['127.0.0.1', 'http://127.0.0.1'],
    ['127.0.0.1:4010', 'http://127.0.0.1:4010'],
    ['127.255.255.254:80', 'http://127.255.255.254'],
    ['127.1', 'http://127.0.0.1'],
    ['[::1]', 'http://[::1]'],
    ['[::1]:4010', 'http://[::1]:4010'],
    ['[0:0:0:0:0:0:0:1]:4010', 'http://[::1]:4010'],
    ['localhost', 'http://localhost'],
    ['LocalHost:4010', 'http://localhost:4010'],
    ['localhost:443', 'http://localhost:443'],
    ['emulator.localhost', 'http://emulator.localhost'],
    ['a.b.localhost:4010', 'http://a.b.localhost:4010'],
  ])('reaches this machine, as %s, by http', (host, origin) => {
    expect(originOfHost(host)).toBe(origin);
  });

  it.each([
    ['clerk.example.com', 'https://clerk.example.com'],
    ['clerk.example.com:8443', 'https://clerk.example.com:8443'],
    ['clerk.example.com:443', 'https://clerk.example.com'],
    ['128.0.0.1', 'https://128.0.0.1'],
    ['10.127.0.0.1.example', 'https://10.127.0.0.1.example'],
    ['[::2]', 'https://[::2]'],
    ['notlocalhost', 'https://notlocalhost'],
    ['localhost.example.com', 'https://localhost.example.com'],
    ['127.0.0.1.example.com', 'https://127.0.0.1.example.com'],
  ])('reaches another machine, as %s, by https', (host, origin) => {
    expect(originOfHost(host)).toBe(origin);
  });

  it.each([
    '',
    ':4010',
    'a.example:',
    'a.example:99999',
    'a.example/path',
    'a.example?query',
    'a.example#hash',
    'user@a.example',
    'a.example\\path',
    'a. example',
    'a.example\n',
    '[::1',
    '[::zz]',
    '1.2.3.999',
  ])('returns undefined for %j, which is not a host', (host) => {
    expect(originOfHost(host)).toBeUndefined();
  });
});
