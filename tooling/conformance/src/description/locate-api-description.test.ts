import { describe, expect, it } from 'vitest';
import { locateApiDescription } from './locate-api-description.ts';

const nothing = () => false;

describe('locateApiDescription()', () => {
  it('finds the file beside the repository', () => {
    const located = locateApiDescription({}, () => true);
    expect(located).toMatchObject({
      kind: 'present',
      file: expect.stringMatching(/shared.spec.bapi-[\d-]+\.yml$/),
    });
  });

  it('finds the file in the directory that the environment names', () => {
    const located = locateApiDescription({ API_DESCRIPTION_DIR: 'elsewhere' }, (file) =>
      file.startsWith('elsewhere'),
    );
    expect(located.kind).toBe('present');
  });

  it.each([{}, { CI: '' }, { CI: 'false' }])('lets suites be skipped with %j', (environment) => {
    expect(locateApiDescription(environment, nothing)).toMatchObject({
      kind: 'skipped',
      because: expect.stringContaining('the API description is not at '),
    });
  });

  it.each([{ CI: 'true' }, { CI: '1' }])('makes suites fail with %j', (environment) => {
    expect(locateApiDescription(environment, nothing).kind).toBe('missing');
  });
});
