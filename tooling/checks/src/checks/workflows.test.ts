import { expect, test } from 'vitest';
import { projectOf, reportsOf } from '../project/project.test-support.ts';
import { workflows } from './workflows.ts';

const HASH = 'a'.repeat(40);

function reportsOn({
  uses = `actions/checkout@${HASH} # v6.0.2`,
  top = 'permissions: {}',
  job = 'permissions: {}',
}) {
  const text = [
    'on: push',
    top,
    'jobs:',
    '  test:',
    `    ${job}`,
    '    steps:',
    `      - uses: ${uses}`,
  ].join('\n');
  return reportsOf(workflows, projectOf({ '.github/workflows/ci.yml': text }));
}

test.each([
  ['an action that is pinned by commit', `actions/checkout@${HASH} # v6.0.2`],
  ['an action in a folder', `owner/repository/folder@${HASH} # v1`],
  ['an action of this repository', './.github/actions/setup'],
])('workflows accepts %s', (_, uses) => {
  expect(reportsOn({ uses })).toEqual([]);
});

test.each([
  ['a tag', 'actions/checkout@v6'],
  ['a short hash', 'actions/checkout@de0fac2 # v6.0.2'],
  ['a hash without its version', `actions/checkout@${HASH}`],
])('workflows reports an action that is pinned by %s', (_, uses) => {
  expect(reportsOn({ uses })).toEqual([
    expect.stringContaining(`.github/workflows/ci.yml:7 '${uses}' is not pinned`),
  ]);
});

test('workflows reports a workflow without permissions', () => {
  expect(reportsOn({ top: 'name: CI' })).toEqual([
    expect.stringContaining('the workflow has no permissions'),
  ]);
});

test('workflows reports a job without permissions', () => {
  expect(reportsOn({ job: 'name: Test' })).toEqual([
    expect.stringContaining("the job 'test' has no permissions"),
  ]);
});
