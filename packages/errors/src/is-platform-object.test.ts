import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { isPlatformObject } from './is-platform-object.ts';

it('accepts objects of every realm', () => {
  const values = [
    new Date(),
    runInNewContext('new Date()'),
    runInNewContext('new (class extends Date {})()'),
  ];
  expect(values.map((value) => isPlatformObject(value, 'Date'))).toEqual([true, true, true]);
  expect(isPlatformObject(new File([], 'a'), 'Blob', 'File')).toBe(true);
  expect(isPlatformObject(new URL('https://a.example'), 'URL')).toBe(true);
});

it.each([undefined, null, '2026-01-01', {}, new URL('https://a.example'), Date])('rejects %o', (value) => {
  expect(isPlatformObject(value, 'Date')).toBe(false);
});
