import { describe, expect, it, vi } from 'vitest';
import { readWaitUntil, type WaitUntil } from './keep-alive.ts';

describe('readWaitUntil()', () => {
  it('passes promises on that never reject', async () => {
    const waitUntil = vi.fn();
    readWaitUntil(waitUntil)?.(Promise.reject(new Error('no')));
    expect(await waitUntil.mock.calls[0]?.[0]).toBeUndefined();
  });

  it.each<readonly [name: string, waitUntil: WaitUntil]>([
    [
      'throws, as a method without its object does',
      () => {
        throw new TypeError('Illegal invocation');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no'))],
  ])('ignores a function that %s', async (_name, waitUntil) => {
    const work = Promise.resolve('done');
    expect(() => readWaitUntil(waitUntil)?.(work)).not.toThrow();
    expect(await work).toBe('done');
  });

  it.each([null, true, 'ctx.waitUntil', {}])('throws a ConfigError for %j', (value) => {
    expect(() => readWaitUntil(value as never)).toThrow('Option "waitUntil" must be a function');
  });

  it('returns undefined without the option', () => {
    expect(readWaitUntil(undefined)).toBeUndefined();
  });
});
