import { describe, expect, it } from 'vitest';
import { mergeRequestOptions } from './merge-request-options.ts';

const headersOf = (bound: unknown, given: unknown) =>
  mergeRequestOptions({ headers: bound }, { headers: given }).headers;
const retryOf = (bound: unknown, given: unknown) =>
  mergeRequestOptions({ retry: bound }, { retry: given }).retry;

describe('headers', () => {
  it('are merged whatever the case of their names, and whatever their order', () => {
    const once = headersOf({ 'X-App': '1', 'x-kept': '1' }, { 'x-app': '2' });
    expect(once).toEqual({ 'x-app': '2', 'x-kept': '1' });
    expect(headersOf(once, { 'X-APP': '3' })).toEqual({ 'x-app': '3', 'x-kept': '1' });
  });

  it('keep a header that is undefined, which removes it', () => {
    expect(headersOf({ 'x-app': '1' }, { 'X-App': undefined })).toStrictEqual({ 'x-app': undefined });
  });

  it('keep a header __proto__', () => {
    expect(Object.keys(Object(headersOf({ a: '1' }, JSON.parse('{"__proto__":"2"}'))))).toEqual([
      'a',
      '__proto__',
    ]);
  });

  const headers = new Headers();
  it.each([
    [undefined, { a: '1' }, { a: '1' }],
    [{ a: '1' }, undefined, { a: '1' }],
    [{ a: '1' }, null, null],
    [{ a: '1' }, headers, headers],
    [headers, { A: '1' }, { A: '1' }],
    [{ a: '1' }, 'x', 'x'],
    [undefined, undefined, undefined],
  ])('%o and %o become %o', (bound, given, merged) => {
    expect(headersOf(bound, given)).toEqual(merged);
  });
});

describe('retry', () => {
  it.each([
    [{ maxRetries: 1, writes: true }, { maxRetries: 2 }, { maxRetries: 2, writes: true }],
    [{ maxRetries: 1 }, { maxRetries: undefined, writes: true }, { maxRetries: 1, writes: true }],
    [false, { baseDelayInMs: 5 }, { maxRetries: 0, baseDelayInMs: 5 }],
    [false, { maxRetries: 1 }, { maxRetries: 1 }],
    [{ maxRetries: 1 }, false, false],
    [{ maxRetries: 1 }, undefined, { maxRetries: 1 }],
    [false, undefined, false],
    [undefined, { maxRetries: 1 }, { maxRetries: 1 }],
    [{ maxRetries: 1 }, null, null],
    [{ maxRetries: 1 }, 5, 5],
  ])('%o and %o become %o', (bound, given, merged) => {
    expect(retryOf(bound, given)).toStrictEqual(merged);
  });
});
