import { describe, expect, it } from 'vitest';
import { absoluteProxyUrl, isProxyUrl } from './proxy-url.ts';

describe('isProxyUrl()', () => {
  it.each([
    '/',
    '/__clerk',
    '/__clerk/',
    'https://app.example.com/__clerk',
    'HTTP://localhost:3000',
    'http://[::1]:3000/__clerk',
    'https://münchen.example/__clerk',
    'app.example.com/__clerk',
    'app.example.com',
    'localhost:3000',
    'http://clerk/__clerk',
  ])('accepts %s', (value) => {
    expect(isProxyUrl(value)).toBe(true);
  });

  it.each([
    undefined,
    1,
    '',
    'https://',
    'https://user@app.example.com',
    'https://app.example.com/__clerk?query',
    '/__clerk#hash',
    'ftp://app.example.com',
    'https://app.example.com:99999/__clerk',
    '/ __clerk',
    'https://*.example.com/__clerk',
    '*.example.com',
    'https://a..example/__clerk',
    'https://.example.com',
    'clerk',
    'clerk/__clerk',
    '//evil.example',
    '/\\evil.example',
    'javascript:1',
    'mailto:1',
  ])('rejects %j', (value) => {
    expect(isProxyUrl(value)).toBe(false);
  });
});

describe('absoluteProxyUrl()', () => {
  it.each([
    ['/__clerk', undefined],
    ['https://app.example.com/__clerk/', 'https://app.example.com/__clerk'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['app.example.com//', 'https://app.example.com'],
  ])('reads %s as %s', (proxyUrl, url) => {
    expect(absoluteProxyUrl(proxyUrl)).toBe(url);
  });
});
