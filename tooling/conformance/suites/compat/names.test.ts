import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { notAssignable } from './names/assignable-types.ts';
import { exportedNames } from './names/exported-names.ts';
import { missingNames } from './names/missing-names.ts';
import { NOT_ASSIGNABLE } from './names/not-assignable.ts';

const require = createRequire(import.meta.url);
const installed = (name: string): string =>
  realpathSync(fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url)));
const reference = exportedNames(installed('clerk-latest'));
const ENTRIES = ['', '/errors', '/internal', '/jwt', '/proxy', '/webhooks'] as const;

describe('@x/compat', () => {
  it('has every value and every type of the reference', () => {
    expect(reference.get('.')?.types.size).toBeGreaterThan(100);
    expect(missingNames(reference, exportedNames(installed('@x/compat')))).toEqual([]);
  });

  it.each(ENTRIES)('exports the values of "%s" at run time, in ESM and CommonJS', async (entry) => {
    const names = Object.keys(await import(`clerk-latest${entry}`)).filter((name) => name !== 'default');
    const ours = await import(`@x/compat${entry}`);
    expect(names.filter((name) => !(name in ours))).toEqual([]);
    expect(names.filter((name) => !(name in require(`@x/compat${entry}`)))).toEqual([]);
    // A module that imports CommonJS finds the names that a lexer has found.
    const lexed = await import(require.resolve(`@x/compat${entry}`));
    expect(names.filter((name) => !(name in lexed))).toEqual([]);
  });
});

it('has types that can be assigned to those of the reference, except for listed ones', () => {
  const folder = fileURLToPath(new URL('names', import.meta.url));
  const found = ENTRIES.flatMap((entry) =>
    notAssignable(folder, `clerk-latest${entry}`, `@x/compat${entry}`),
  );
  expect([...new Set(found.map(({ name }) => name))].sort()).toEqual(Object.keys(NOT_ASSIGNABLE));
}, 300_000); // long enough for a busy machine

describe('missingNames()', () => {
  const names = (values: readonly string[], types: readonly string[] = []) => ({
    values: new Set(values),
    types: new Set(types),
  });

  it('returns entries, values and types that are missing', () => {
    const theirs = new Map([
      ['.', names(['a', 'b'], ['T', 'U'])],
      ['./new', names(['c'])],
    ]);
    expect(missingNames(theirs, new Map([['.', names(['a', 'U'])]]))).toEqual([
      '.: value b',
      '.: type T',
      './new: the entry',
    ]);
  });
});
