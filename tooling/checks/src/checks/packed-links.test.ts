import { expect, test } from 'vitest';
import { projectOf } from '../project/project.test-support.ts';
import { packedLinks } from './packed-links.ts';

const reportsFor = (document: string, path = 'README.md') =>
  packedLinks
    .run(
      projectOf({
        'packages/jwt/package.json': '{ "name": "@x/jwt", "files": ["docs", "CHANGELOG.md"] }',
        [`packages/jwt/${path}`]: document,
      }),
    )
    .map(({ file, line }) => `${file}:${line}`);

test.each([
  ['another package', '[it](../errors)', 'README.md'],
  ['another package from a page', '[it](../../errors/README.md)', 'docs/keys.md'],
  ['the repository', '[it](../../decisions/README.md#top)', 'README.md'],
  ['a file that is not packed', '[it](api/index.api.md)', 'README.md'],
])('reports a link to %s', (_name, document, path) => {
  expect(reportsFor(document, path)).toEqual([`packages/jwt/${path}:1`]);
});

test.each([
  ['a page', '[it](docs/keys.md#redis)', 'README.md'],
  ['the README', '[it](../README.md)', 'docs/keys.md'],
  ['a URL', '[it](https://www.rfc-editor.org/rfc/rfc7519)', 'README.md'],
  ['a heading', '[it](#keys)', 'README.md'],
])('accepts a link to %s', (_name, document, path) => {
  expect(reportsFor(document, path)).toEqual([]);
});

test('does not read documents that are not packed', () => {
  expect(reportsFor('[it](../errors)', 'notes.md')).toEqual([]);
});
