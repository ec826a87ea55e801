import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packagingRoot } from './workspace.ts';

/**
 * The versions of TypeScript that the published types are tested with. The readme of each package names the lowest one,
 * and `exported-types.test.ts` compares.
 */
export const LOWEST_TYPESCRIPT = '5.4';

/** The versions of `@types/node`: the first types that have all globals, such as `fetch`, and the newest. */
export const OLDEST_NODE_TYPES = '18.19.130';
export const NEWEST_NODE_TYPES = '26.6.7';

export type Compiler = 'typescript-5.4' | 'typescript' | 'typescript-7';

/** Compiler settings of a user. */
export interface Settings {
  readonly name: string;
  readonly compiler: Compiler;
  /** Whether a program that exports everything is compiled as well. It takes ten times as long as imports do. */
  readonly exportsAll?: true;
  /** The extension of a source. It decides between ES modules and CommonJS. */
  readonly extension: '.mts' | '.cts' | '.ts';
  readonly options: Readonly<Record<string, unknown>>;
}

const DOM = { lib: ['ES2022', 'DOM'], types: [] };
const NODE = { lib: ['ES2022'], types: ['node'] };

/** The strictest settings, which also check the declarations of packages. */
const STRICT = {
  target: 'ES2022',
  strict: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
};
const LOOSER = { ...STRICT, exactOptionalPropertyTypes: false, noUncheckedIndexedAccess: false };

const NODE10 = { module: 'commonjs', moduleResolution: 'node10' };
const NODE16 = { module: 'node16', moduleResolution: 'node16' };
const NODENEXT = { module: 'nodenext', moduleResolution: 'nodenext', verbatimModuleSyntax: true };
// Unlike `esnext`, `preserve` allows `require` in CommonJS files.
const BUNDLER = { module: 'preserve', moduleResolution: 'bundler' };

/** Settings of the lowest supported TypeScript. */
export const LOWEST_SETTINGS: readonly Settings[] = [
  {
    name: 'node10, with the globals of the DOM',
    compiler: 'typescript-5.4',
    exportsAll: true,
    extension: '.ts',
    options: { ...STRICT, ...NODE10, ...DOM },
  },
  {
    name: 'node16 in CommonJS, with the globals of Node',
    compiler: 'typescript-5.4',
    extension: '.cts',
    options: { ...STRICT, ...NODE16, ...NODE },
  },
  {
    name: 'nodenext, with the globals of Node',
    compiler: 'typescript-5.4',
    extension: '.mts',
    options: { ...LOOSER, ...NODENEXT, ...NODE },
  },
];

/** Settings of later versions. TypeScript 7 has no `node10`. */
export const LATER_SETTINGS: readonly Settings[] = [
  {
    name: 'bundler, with the globals of the DOM',
    compiler: 'typescript',
    extension: '.mts',
    options: { ...STRICT, ...BUNDLER, ...DOM },
  },
  {
    name: 'node10, with the globals of Node',
    compiler: 'typescript',
    extension: '.ts',
    options: { ...LOOSER, ...NODE10, ...NODE, ignoreDeprecations: '6.0', esModuleInterop: true },
  },
  {
    name: 'nodenext, with the globals of Node',
    compiler: 'typescript-7',
    exportsAll: true,
    extension: '.mts',
    options: { ...STRICT, ...NODENEXT, ...NODE },
  },
];

/** Settings for a layout that differs only in the place of packages. */
export const HOISTED_SETTINGS: readonly Settings[] = LATER_SETTINGS.filter(
  ({ compiler }) => compiler === 'typescript-7',
);

/** Returns the path of the program `tsc`. */
export async function findTsc(compiler: Compiler): Promise<string> {
  const directory = join(packagingRoot, 'node_modules', compiler);
  const { bin } = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8'));
  return join(directory, bin.tsc);
}
