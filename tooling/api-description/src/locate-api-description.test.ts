import { describe, expect, it } from 'vitest';
import { locateApiDescription } from './locate-api-description.ts';

const NAME = 'bapi-2026-05-12';

describe('locateApiDescription()', () => {
  it('finds the file next to the repository', () => {
    expect(locateApiDescription(NAME, {}, undefined, () => true)).toMatchObject({
      kind: 'present',
      file: expect.stringMatching(/shared.spec.bapi-2026-05-12\.yml$/),
    });
  });

  it.each([
    [{ API_DESCRIPTION_DIR: 'elsewhere' }, undefined, /^elsewhere/],
    [{ API_DESCRIPTION_DIR: 'elsewhere' }, 'given', /^given/],
    [{ API_DESCRIPTION_DIR: '' }, undefined, /shared.spec/],
  ])('with %j and the directory %s looks in %s', (environment, directory, expected) => {
    expect(locateApiDescription(NAME, environment, directory, () => true)).toMatchObject({
      file: expect.stringMatching(expected),
    });
  });

  it('says where it has looked if the file is absent', () => {
    expect(locateApiDescription(NAME, {}, undefined, () => false)).toMatchObject({
      kind: 'skipped',
      because: expect.stringContaining('the API description is not at '),
    });
  });
});
