import { describe, expect, it } from 'vitest';
import { readApiVersion, readFrontendApiVersion } from './api-version.ts';

const query = (version?: string) =>
  new URLSearchParams(version === undefined ? '' : { __clerk_api_version: version });

describe('readApiVersion()', () => {
  it.each([
    [undefined, undefined, '2021-02-05'],
    ['2025-04-10', undefined, '2025-04-10'],
    [undefined, '2025-11-10', '2025-11-10'],
  ])('reads the header %s and the parameter %s', (header, parameter, version) => {
    expect(readApiVersion(header, query(parameter))).toBe(version);
  });

  it.each([
    ['2025-04-11', undefined, '2025-04-11'],
    ['2025-04-10', '2025-04-10', '2025-04-10 and 2025-04-10'],
    ['', undefined, 'version  is'],
  ])('rejects the header %j and the parameter %s', (header, parameter, message) => {
    expect(() => readApiVersion(header, query(parameter))).toThrow(message);
  });
});

describe('readFrontendApiVersion()', () => {
  it.each([
    [undefined, undefined, '2021-02-05'],
    ['2025-04-10', undefined, '2025-04-10'],
    ['2025-04-10', '2025-11-10', '2025-11-10'],
    ['2099-01-01', undefined, '2026-05-12'],
    ['2025-04-11', undefined, '2025-04-10'],
  ])('reads the header %s and the parameter %s', (header, parameter, version) => {
    expect(readFrontendApiVersion(header, query(parameter))).toBe(version);
  });

  it.each(['2020-01-01', 'newest', '2025-4-10', '2025-04-10x', 'x2025-04-10', '2025-04-1'])(
    'rejects %s',
    (header) => {
      expect(() => readFrontendApiVersion(header, query())).toThrow(`version ${header} is`);
    },
  );
});
