import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path/posix';
import { targetsOf } from './manifest.ts';
import type { Package, Project } from './project.ts';

const builtins = new Set(builtinModules);

/** The target of an import. */
export type ImportTarget =
  /** A built-in module of a runtime: `node:crypto`. */
  | { readonly kind: 'builtin' }
  /** Files of this repository; more than one where conditions choose. */
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  /** Another package: `@x/jwt` of `@x/jwt/keys`. */
  | { readonly kind: 'package'; readonly name: string };

/** Resolves a specifier of a file of a package. */
export function resolveImport(specifier: string, from: string, inside: Package): ImportTarget {
  if (specifier.startsWith('.')) {
    return { kind: 'files', paths: [join(dirname(from), specifier)] };
  }
  if (specifier.startsWith('#')) {
    const targets = targetsOf(inside.manifest.imports).filter(({ keys }) => keys[0] === specifier);
    return { kind: 'files', paths: [...new Set(targets.map(({ path }) => join(inside.folder, path)))] };
  }
  if (/^(node|bun|deno|cloudflare|workerd):/.test(specifier) || builtins.has(specifier)) {
    return { kind: 'builtin' };
  }
  const segments = specifier.split('/');
  return { kind: 'package', name: segments.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') };
}

/** Returns the source file behind `@x/jwt` or `@x/backend/jwt`. */
export function entryOf(specifier: string, project: Project): string | undefined {
  const owner = project.packages.find(
    ({ manifest }) => specifier === manifest.name || specifier.startsWith(`${manifest.name}/`),
  );
  if (owner === undefined) {
    return undefined;
  }
  const subpath = `.${specifier.slice(owner.manifest.name.length)}`;
  return sourceEntries(owner).flatMap(({ keys: [key = ''], path }) => pathFor(subpath, key, path) ?? [])[0];
}

/** Applies an entry of `exports`, such as `./*` with `./src/*.ts`, to a subpath. */
function pathFor(subpath: string, key: string, path: string): string | undefined {
  const [start = '', end] = key.split('*');
  if (end === undefined) {
    return subpath === key ? path : undefined;
  }
  return subpath.startsWith(start) ? path.replace('*', subpath.slice(start.length)) : undefined;
}

/** Returns the sources that `exports` names: under the condition `@x/source`, or directly, as in tooling. */
export function sourceEntries(one: Package): readonly { keys: readonly string[]; path: string }[] {
  return targetsOf(one.manifest.exports)
    .filter(({ keys, path }) => keys.includes('@x/source') || /(?<!\.d)\.ts$/.test(path))
    .map(({ keys, path }) => ({ keys, path: join(one.folder, path) }));
}
