import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { installed } from '../names/find-reference.ts';
import { type Report, runTsc } from '../names/run-tsc.ts';

const folder = fileURLToPath(new URL('projects', import.meta.url));
const output = fileURLToPath(new URL('../../../dist/sdk-types', import.meta.url));
const ENTRIES = ['', '/errors', '/internal', '/jwt', '/proxy', '/webhooks'];
const SDKS = readdirSync(folder).map((file) => file.replace('.ts', ''));

/** Strict settings, which also check the declarations of packages. */
const STRICT = {
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'bundler',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  types: ['node'],
  jsx: 'preserve',
  strict: true,
  skipLibCheck: false,
  noEmit: true,
};

const DIRECTORIES = { reference: installed('clerk-latest'), compat: installed('@x/compat') };

/** Compiles the project of an SDK with a package in the place of `@clerk/backend`, also for the SDK itself. */
function compile(sdk: string, backend: keyof typeof DIRECTORIES): Promise<readonly Report[]> {
  const paths = ENTRIES.map((entry) => {
    const file = entry === '' ? 'index' : entry.slice(1);
    const types = backend === 'reference' && file === 'jwt' ? 'jwt/index' : file;
    return [`@clerk/backend${entry}`, [join(DIRECTORIES[backend], `dist/${types}.d.ts`)]];
  });
  return runTsc(join(output, `${sdk}-${backend}.json`), {
    compilerOptions: {
      ...STRICT,
      typeRoots: [join(folder, '../../../../node_modules/@types')],
      paths: Object.fromEntries(paths),
    },
    files: [join(folder, `${sdk}.ts`)],
  });
}

describe.each(SDKS)('a strict project with @clerk/%s', (sdk) => {
  let reference: readonly Report[];
  let compat: readonly Report[];
  beforeAll(async () => {
    [reference, compat] = await Promise.all([compile(sdk, 'reference'), compile(sdk, 'compat')]);
  }, 300_000);

  it('has no error of its own with either package', () => {
    const own = [...reference, ...compat].filter(({ file }) => file.includes(`projects/${sdk}.ts`));
    expect(own).toEqual([]);
  });

  it('gets no error from @x/compat that it does not have with @clerk/backend', () => {
    const known = new Set(reference.map(({ file, message }) => file + message));
    expect(compat.filter(({ file, message }) => !known.has(file + message))).toEqual([]);
  });
});
