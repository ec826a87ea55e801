import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { OPERATIONS_BY_RESOURCE } from './operations/by-resource.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const names = Object.values(OPERATIONS_BY_RESOURCE)
  .flat()
  .map(({ name }) => name);

it('docs/operations.md lists every method, and no other', () => {
  const [, list = ''] = read('docs/operations.md').split('## Methods of each resource');
  const listed = list.split('\n- ').flatMap((item) => {
    const [resource, ...methods] = [...item.matchAll(/`(\w+)`/g)].map(([, name]) => name);
    return methods.map((method) => `${resource}.${method}`);
  });
  expect(listed).toEqual(names);
});

it('README states the number of methods', () => {
  expect(read('README.md')).toContain(`${names.length} methods`);
});
