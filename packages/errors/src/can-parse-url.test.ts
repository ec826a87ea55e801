import { afterEach, describe, expect, it, vi } from 'vitest';
import { canParseUrl } from './can-parse-url.ts';
import { ConfigError } from './config-error.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([true, false])('canParseUrl(), where URL.canParse() exists: %s', (hasCanParse) => {
  it('returns whether a string is a URL', () => {
    const { URL } = globalThis;
    if (!hasCanParse) {
      vi.stubGlobal('URL', Object.assign(class extends URL {}, { canParse: undefined }));
    }
    expect(['https://a.example/b', '/b', '', 'https://'].map(canParseUrl)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

it('throws a ConfigError that names URL where it is missing', () => {
  vi.stubGlobal('URL', undefined);
  expect(() => canParseUrl('https://a.example')).toThrow(ConfigError);
  expect(() => canParseUrl('https://a.example')).toThrow('no global "URL"');
});
