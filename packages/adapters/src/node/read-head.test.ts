import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { originOf } from './origin-of.ts';
import { readHead, toRequest } from './to-request.ts';

const findOrigin = originOf({}, 'toRequest');

const messageOf = (rawHeaders: readonly string[], parts: object = {}) =>
  ({
    method: 'GET',
    url: '/',
    rawHeaders,
    headers: { host: 'app.example.com' },
    socket: {},
    ...parts,
  }) as unknown as IncomingMessage;

describe('readHead()', () => {
  it.each<readonly [name: string, rawHeaders: readonly string[]]>([
    ['no header', []],
    ['names in any case', ['AUTHORIZATION', 'Bearer a', 'Accept', 'text/html']],
    ['two Authorization headers', ['authorization', 'Bearer a', 'Authorization', 'Bearer b']],
    ['several cookies', ['cookie', 'a=1', 'Cookie', 'b=2', 'accept', 'a', 'COOKIE', 'c=3']],
    ['an empty value', ['accept', '', 'accept', 'a', 'cookie', '']],
    ['padding', ['accept', ' \t a b \t', 'authorization', '  ', 'cookie', '\r\na=1\r\n']],
    ['padding that is not of HTTP', ['authorization', '\u00a0Bearer a\u00a0', 'accept', '\u000ba\u000c']],
    [
      'values that a Request rejects',
      ['accept', 'a\nb', 'accept', 'c\0', 'authorization', '\u0100', 'host', 'a\rb'],
    ],
    ['names that a Request rejects', ['a b', '1', '', '2', 'ä', '3', 'accept', 'a']],
    ['values in Latin-1', ['accept', 'caf\u00e9\u00ff']],
    ['pseudo-headers', [':path', '/', ':authority', 'a.example', 'accept', 'a']],
    ['a name without a value', ['accept', 'a', 'cookie']],
    ['names of the prototype', ['__proto__', 'a', 'constructor', 'b', 'toString', 'c']],
  ])('reads what the Request of a message has, with %s', (_name, rawHeaders) => {
    const message = messageOf(rawHeaders);
    const request = toRequest(message);
    const { headers } = readHead(message, findOrigin);
    const names = [
      'host',
      'accept',
      'Authorization',
      'COOKIE',
      '__proto__',
      'constructor',
      'toString',
      'missing',
    ];
    for (const name of names) {
      expect([name, headers.get(name), headers.has(name)]).toEqual([
        name,
        request.headers.get(name),
        request.headers.has(name),
      ]);
    }
    expect([...headers]).toEqual([...request.headers]);
  });

  it.each<readonly [name: string, parts: object]>([
    ['TRACE', { method: 'TRACE' }],
    ['the CONNECT of a WebSocket', { method: 'CONNECT', headers: { ':protocol': 'websocket' } }],
    ['another CONNECT', { method: 'CONNECT' }],
    ['no method', { method: undefined }],
    ['a method in lower case', { method: 'options' }],
    ['a method whose case counts', { method: 'search' }],
    ['an absolute target', { url: 'http://other.example/x?y' }],
    ['a target that is not a path', { method: 'OPTIONS', url: '*' }],
    ['a mounted router', { url: '/b', originalUrl: '/a/b' }],
    ['a target that is not a string', { url: 5 }],
  ])('reads the method and the URL of the Request, with %s', (_name, parts) => {
    const message = messageOf([], parts);
    const request = toRequest(message);
    const head = readHead(message, findOrigin);
    expect([head.method, new URL(head.url).href]).toEqual([request.method, request.url]);
    expect(head.headers.get('upgrade')).toBe(request.headers.get('upgrade'));
  });

  it('keeps the headers of the request that arrived when a program changes those of the message', () => {
    const message = messageOf(['accept', 'text/html', 'cookie', 'a=1']);
    const { headers } = readHead(message, findOrigin);
    message.rawHeaders.splice(0, 4, 'accept', 'b', 'authorization', 'Bearer b');
    expect([headers.get('accept'), headers.has('authorization')]).toEqual(['text/html', false]);
    expect([...headers]).toEqual([
      ['accept', 'text/html'],
      ['cookie', 'a=1'],
    ]);
  });

  it('reads null as an empty value, which messages that Node did not create can hold', () => {
    const message = messageOf(['accept', null, null, 'a', 'cookie', 'a=1'] as unknown as string[]);
    const { headers } = readHead(message, findOrigin);
    expect([headers.get('accept'), headers.get('cookie')]).toEqual(['', 'a=1']);
    expect([...headers]).toEqual([...toRequest(message).headers]);
  });

  it('reads a value with much padding in linear time', () => {
    const value = `a${' '.repeat(1_000_000)}b`;
    const startedAtInMs = performance.now();
    expect(readHead(messageOf(['accept', value]), findOrigin).headers.get('accept')).toBe(value);
    expect(performance.now() - startedAtInMs).toBeLessThan(1_000);
  });
});
