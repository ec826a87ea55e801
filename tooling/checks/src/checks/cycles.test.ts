import { expect, test } from 'vitest';
import { projectOf, reportsOf } from '../project/project.test-support.ts';
import { cycles } from './cycles.ts';

const jwt = {
  'packages/jwt/package.json': {
    name: '@x/jwt',
    imports: { '#runtime': { node: './src/node.ts', default: './src/web.ts' } },
  },
};

test('cycles accepts files that share a third', () => {
  const project = projectOf({
    ...jwt,
    'packages/jwt/src/a.ts': "import './b.ts';\nimport './c.ts';",
    'packages/jwt/src/b.ts': "import './c.ts';",
    'packages/jwt/src/c.ts': '',
  });
  expect(reportsOf(cycles, project)).toEqual([]);
});

test('cycles reports a cycle of type imports', () => {
  const project = projectOf({
    ...jwt,
    'packages/jwt/src/a.ts': "import type { B } from './deep/b.ts';",
    'packages/jwt/src/deep/b.ts': "export type B = import('../a.ts').A;",
  });
  expect(reportsOf(cycles, project)).toEqual([
    'packages/jwt/src/a.ts:- files import each other: src/a.ts -> src/deep/b.ts -> src/a.ts. Move what they share into a file of its own',
  ]);
});

test('cycles follows every target of an #import', () => {
  const project = projectOf({
    ...jwt,
    'packages/jwt/src/a.ts': "import { now } from '#runtime';",
    'packages/jwt/src/node.ts': '',
    'packages/jwt/src/web.ts': "export * from './a.ts';",
  });
  expect(reportsOf(cycles, project)).toHaveLength(1);
});
