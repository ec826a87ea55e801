import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { OPERATIONS_BY_RESOURCE } from './operations/by-resource.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const names = Object.values(OPERATIONS_BY_RESOURCE)
  .flat()
  .map(({ name }) => name);

it('README lists every method, and no other', () => {
  const [, table = ''] = readme.split('## Operations');
  const listed = table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => {
      const [resource, ...methods] = [...line.matchAll(/`(\w+)`/g)].map(([, name]) => name);
      return methods.map((method) => `${resource}.${method}`);
    });
  expect(listed).toEqual(names);
});

it('README states the number of methods', () => {
  expect(readme).toContain(`${names.length} methods`);
});
