import { describe, expect, it } from 'vitest';
import { checkOptionNames } from './check-option-names.ts';
import { ConfigError } from './config-error.ts';

const KNOWN = {
  maxRetries: true,
  baseDelayInMs: true,
  maxTotalInMs: true,
  timeoutInMs: true,
  writes: true,
} as const;

describe('checkOptionNames()', () => {
  it.each([
    ['maxRetry', 'maxRetries'],
    ['maxTries', 'maxRetries'],
    ['timeout', 'timeoutInMs'],
    ['TIMEOUTINMS', 'timeoutInMs'],
    ['write', 'writes'],
    ['wirtes', 'writes'],
    ['rwites', 'writes'],
    ['writse', 'writes'],
  ])('suggests for %s the option %s', (name, suggestion) => {
    expect(() => checkOptionNames({ [name]: 1 }, KNOWN)).toThrow(
      new ConfigError(`Unknown option "${name}". Did you mean "${suggestion}"?`),
    );
  });

  it('lists the options if no name is similar', () => {
    const context = { prefix: 'call.', owner: 'users.getUser' };
    expect(() => checkOptionNames({ audience: 1 }, { signal: true, retry: true }, context)).toThrow(
      new ConfigError('Unknown option "call.audience" of users.getUser. Options are signal, retry.'),
    );
  });

  it('cuts a long name', () => {
    expect(() => checkOptionNames({ ['x'.repeat(10_000)]: 1 }, { retry: true })).toThrow(
      `Unknown option "${'x'.repeat(80)}...". Options are retry.`,
    );
  });

  it('accepts known names', () => {
    expect(() => checkOptionNames({ writes: 1 }, KNOWN)).not.toThrow();
  });
});
