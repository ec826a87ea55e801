import { expect, test } from 'vitest';
import { projectOf, reportsOf } from '../project/project.test-support.ts';
import { repoWords } from './repo-words.ts';

// Spelled in pieces, so that this file doesn't hold what it forbids.
const path = (...segments: readonly string[]) => ['', ...segments].join('/');
const host = (...labels: readonly string[]) => labels.join('.');

test.each([
  ["a registry's address", `https://${host('registry', 'npmjs', 'org')}/x`],
  ['another registry', `${host('registry', 'yarnpkg', 'com')}`],
  ['a workplace', `cd ${path('work', 'main')}`],
  ["root's home", `"${path('root', '.npmrc')}"`],
  ["a user's home", `see ${path('home', 'jane', 'x')}`],
  ["a user's home on a Mac", `file://${path('Users', 'jane', 'x')}`],
])('repo-words reports %s', (_, text) => {
  expect(repoWords.run(projectOf({ 'docs/a.md': `first\n${text}` }))).toMatchObject([
    { file: 'docs/a.md', line: 2 },
  ]);
});

test('repo-words accepts addresses and words that only look alike', () => {
  const text = `https://example.com${path('home', 'page')} ./at${path('work', 'x')} the${path('root')} *${path('root', 'x')}`;
  expect(reportsOf(repoWords, projectOf({ 'docs/a.md': text }))).toEqual([]);
});
