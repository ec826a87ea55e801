import { afterEach, expect, it, vi } from 'vitest';
import { ConfigError } from './config-error.ts';
import { missingGlobal, requireGlobals } from './platform.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('returns undefined if all globals exist', () => {
  expect(missingGlobal('fetch', 'TextDecoder', 'URL')).toBeUndefined();
  expect(() => requireGlobals('fetch')).not.toThrow();
});

it.each([undefined, null])('names the first global that is missing, and says what to do: %s', (value) => {
  vi.stubGlobal('TextDecoder', value);
  expect(missingGlobal('URL', 'TextDecoder')).toBe(
    'This environment has no global "TextDecoder". Use a runtime or a test environment that has it: ' +
      '"@jest-environment node" in Jest, "@vitest-environment node" in Vitest.',
  );
  expect(() => requireGlobals('TextDecoder')).toThrow(ConfigError);
});

it.each([undefined, {}])('names crypto.subtle if crypto is %s', (crypto) => {
  vi.stubGlobal('crypto', crypto);
  expect(missingGlobal('crypto.subtle')).toMatch(/"crypto\.subtle".* on https and localhost only\.$/);
});
