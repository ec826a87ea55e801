import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { OPERATIONS } from './operations/all-operations.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

it('README lists the methods that there are, and no other', () => {
  const [, table = ''] = readme.split('## Operations');
  const listed = table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => {
      const [resource, ...methods] = [...line.matchAll(/`(\w+)`/g)].map(([, name]) => name);
      return methods.map((method) => `${resource}.${method}`);
    });
  const all = Object.values(OPERATIONS).flat();
  expect(listed).toEqual(all.map(({ name }) => name));
});

it('README counts them', () => {
  expect(readme).toContain(`${Object.values(OPERATIONS).flat().length} methods`);
});
