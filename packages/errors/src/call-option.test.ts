import { describe, expect, it } from 'vitest';
import { callOption, checkDecision } from './call-option.ts';
import { ConfigError } from './config-error.ts';

// Vitest fails a run with an unhandled rejection.
const rejections = [
  ['a promise that rejects', async () => Promise.reject(new Error('mine'))],
  [
    'a thenable that rejects',
    () => ({
      // biome-ignore lint/suspicious/noThenProperty: the test is about such an object
      then: (_resolve: unknown, reject: (reason: unknown) => void) => reject(new Error('mine')),
    }),
  ],
  [
    'an object whose then throws',
    () => ({
      // biome-ignore lint/suspicious/noThenProperty: the test is about such an object
      get then(): never {
        throw new Error('mine');
      },
    }),
  ],
] as const;

describe('callOption()', () => {
  it.each(rejections)('returns %s, and leaves no unhandled rejection', (_name, call) => {
    expect(typeof callOption<unknown>('now', call)).toBe('object');
  });

  it('throws a ConfigError if the function throws', () => {
    const fails = () => {
      throw new Error('mine');
    };
    expect(() => callOption('now', fails)).toThrow(ConfigError);
  });
});

describe('checkDecision()', () => {
  it.each([true, false])('accepts %s', (decision) => {
    expect(() => checkDecision('issuer', decision)).not.toThrow();
  });

  it.each([
    ['yes', '"yes"'],
    [1, '1'],
    [null, 'null'],
    [undefined, 'undefined'],
    [Promise.resolve(true), 'an object of the class Promise'],
  ])('throws a ConfigError for %o', (decision, quoted) => {
    expect(() => checkDecision('issuer', decision)).toThrow(
      new ConfigError(`Option "issuer" must return true or false, not ${quoted}.`),
    );
  });

  it.each(rejections)('leaves no unhandled rejection of %s', (_name, call) => {
    expect(() => checkDecision('issuer', callOption<unknown>('issuer', call))).toThrow(
      'must return true or false',
    );
  });
});
