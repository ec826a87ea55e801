import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import {
  HOISTED_SETTINGS,
  LATER_SETTINGS,
  LOWEST_SETTINGS,
  LOWEST_TYPESCRIPT,
  NEWEST_NODE_TYPES,
  OLDEST_NODE_TYPES,
  type Settings,
} from './compilers.ts';
import { compile } from './exported-types/compile.ts';
import { installHoisted, installStrict, type Layout } from './exported-types/layouts.ts';
import { packageNamesIn } from './exported-types/package-names-in.ts';
import { type Wrapped, wrapExports } from './exported-types/wrap-exports.ts';
import { run } from './run.ts';
import { type Manifest, publishedDirectories, readManifest, workspaceRoot } from './workspace.ts';

const sandbox = inject('sandbox');
const directories = await publishedDirectories(workspaceRoot);
const manifests = await Promise.all(directories.map(readManifest));
const owners = new Map(
  manifests.flatMap((manifest) => entriesOf(manifest).map((entry) => [entry, manifest] as const)),
);

/** The types of frameworks that have none of their own. */
const FRAMEWORK_TYPES = { '@types/express': '5', '@types/koa': '3' };

const LAYOUTS = {
  oldest: { install: installStrict, nodeTypes: OLDEST_NODE_TYPES, all: LOWEST_SETTINGS },
  strict: { install: installStrict, nodeTypes: NEWEST_NODE_TYPES, all: LATER_SETTINGS },
  hoisted: { install: installHoisted, nodeTypes: NEWEST_NODE_TYPES, all: HOISTED_SETTINGS },
};

const layouts = new Map<string, Layout>();
let wrapped: readonly Wrapped[] = [];

beforeAll(async () => {
  for (const [name, { install, nodeTypes }] of Object.entries(LAYOUTS)) {
    const more = { ...FRAMEWORK_TYPES, '@types/node': nodeTypes };
    layouts.set(
      name,
      await install(join(sandbox.directory, 'exported-types', name), manifests, more, sandbox),
    );
  }
  wrapped = wrapExports([...owners.keys()], layoutOf('hoisted').root);
}, 600_000);

it.each(manifests)(
  `the readme of $name names the lowest TypeScript, ${LOWEST_TYPESCRIPT}`,
  async ({ name }) => {
    const readme = await readFile(join(workspaceRoot, 'packages', name.slice(3), 'README.md'), 'utf8');
    expect(readme).toContain(`TypeScript ${LOWEST_TYPESCRIPT}`);
  },
);

describe.each(Object.entries(LAYOUTS))('in a layout that is %s', (layout, { all }) => {
  it.each<Settings>(all)(
    '$compiler, $name, finds all types and names for all results',
    async (settings) => {
      const programs = wrapped.map(({ entry, program }) => {
        const text = settings.exportsAll ? program : `export * as entry from '${entry}';\n`;
        return [entry, importOfFramework(entry) + text] as const;
      });
      const { faults, declarations } = await compile(new Map(programs), layoutOf(layout), settings);
      expect(faults).toEqual([]);

      for (const [entry, declaration] of declarations) {
        const used = packageNamesIn(await readFile(declaration, 'utf8'));
        expect([entry, used.filter((name) => !isListed(name, entry))]).toEqual([entry, []]);
      }
    },
    600_000, // long enough for a busy machine: the limit only ends tests that hang
  );
});

it.each([
  ['mjs', 'await import(entry)'],
  ['cjs', 'require(entry)'],
])('a program in .%s finds every value that the types promise', async (extension, load) => {
  const { root } = layoutOf('hoisted');
  // Only a bundler resolves the imports of Next.js: `next.test.ts` builds an application.
  const loaded = wrapped.filter(({ entry }) => entry !== '@x/adapters/next');
  const promised = loaded.map(({ entry, values }) => [entry, values]);
  const program = `(async () => {
    for (const [entry, names] of ${JSON.stringify(promised)}) {
      const found = ${load};
      const missing = names.filter((name) => found[name] === undefined);
      console.log(missing.map((name) => entry + ' ' + name).join('\\n'));
    }
  })();\n`;
  await writeFile(join(root, `values.${extension}`), program);
  const { stdout } = await run(process.execPath, [`values.${extension}`], { cwd: root });
  expect(stdout.trim()).toBe('');
});

function layoutOf(name: string): Layout {
  const layout = layouts.get(name);
  if (layout === undefined) {
    throw new Error(`The layout "${name}" is not installed.`);
  }
  return layout;
}

/** The entries for users. The entry `internal` of most packages is for our own packages. */
function entriesOf({ name, exports = {} }: Manifest): string[] {
  return Object.keys(exports)
    .filter((subpath) => subpath !== './package.json')
    .filter((subpath) => subpath !== './internal' || name === '@x/backend')
    .map((subpath) => name + subpath.slice(1));
}

/** An application imports its framework, too. Before version 5.5, TypeScript names only packages that a program imports. */
function importOfFramework(entry: string): string {
  const framework = entry.split('/').at(-1) ?? '';
  const isFramework = framework in (owners.get(entry)?.peerDependencies ?? {});
  return isFramework ? `import type * as framework from '${framework}';\n` : '';
}

/** Entries whose own types are those of Node. Before version 5.5, TypeScript refers to `@types/node` in their declarations. */
const NODE_ENTRY = /^@x\/(adapters|emulator)|undici$/;

/** Returns whether a project that uses an entry lists a package: ours, a framework, or the types of Node. */
function isListed(packageName: string, entry: string): boolean {
  if (packageName === 'node') {
    return NODE_ENTRY.test(entry);
  }
  const { name, peerDependencies = {} } = owners.get(entry) ?? {};
  return packageName === name || packageName in peerDependencies;
}
