import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { routes } from './routes/routes.ts';

it('README lists exactly the operations that exist', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const listed = [...readme.matchAll(/^\| `([A-Z]+) (\/v1\/\S+)`/gm)].map(
    ([, method, path]) => `${method} ${path}`,
  );
  const served = routes.map(({ method, path }) => `${method} /v1${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(listed.sort()).toEqual(served.sort());
});
