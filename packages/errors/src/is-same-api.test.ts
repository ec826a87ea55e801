import { expect, it } from 'vitest';
import { isSameApi } from './is-same-api.ts';

it.each([
  [undefined, 'https://api.clerk.com'],
  ['https://api.clerk.com/', 'https://API.clerk.com:443'],
  ['https://a.example/api/', 'https://a.example/api'],
  ['not a URL', 'not a URL'],
  [null, 'https://a.example'],
  ['https://a.example', true],
  [undefined, Symbol('a')],
  [['https://a.example'], 'https://b.example'],
])('takes %o and %o for the same API', (some, other) => {
  expect(isSameApi(some, other)).toBe(true);
});

it.each([
  [undefined, 'https://api.example.com'],
  ['https://a.example', 'http://a.example'],
  ['https://a.example/v1', 'https://a.example/v2'],
])('takes %s and %s for different APIs', (some, other) => {
  expect(isSameApi(some, other)).toBe(false);
});
