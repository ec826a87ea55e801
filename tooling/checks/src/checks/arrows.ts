import { findCycles } from '../project/find-cycles.ts';
import { type Manifest, runtimeDependencies } from '../project/manifest.ts';
import type { Check, Import, Package, Project, SourceFile, Violation } from '../project/project.ts';
import { resolveImport } from '../project/resolve-import.ts';

/** Which packages of this repository a library may import. A package that isn't listed has no arrows yet. */
const arrowsOfLibraries: Readonly<Record<string, readonly string[]>> = {
  '@x/errors': [],
  '@x/jwt': ['@x/errors'],
  '@x/rest-client': ['@x/errors'],
  '@x/auth-state': ['@x/jwt', '@x/errors'],
  '@x/backend': ['@x/errors', '@x/jwt', '@x/rest-client', '@x/auth-state'],
  '@x/emulator': ['@x/jwt'],
};

const isOfThisRepository = (name: string): boolean => /^@(x|tooling)\//.test(name);

export const arrows: Check = {
  name: 'arrows',
  run: (project) => [
    ...project.packages.flatMap((one) => [
      ...checkManifest(one),
      ...one.files.flatMap((file) => file.imports.flatMap((found) => checkImport(found, file, one, project))),
    ]),
    ...checkPackageCycles(project),
  ],
  scope: ({ packages }) =>
    `${packages.length} packages, ${packages.flatMap(({ files }) => files).length} files`,
};

function checkManifest({ folder, isLibrary, manifest }: Package): readonly Violation[] {
  if (!isLibrary) {
    return [];
  }
  const report = (message: string): Violation => ({
    check: 'arrows',
    file: `${folder}/package.json`,
    message,
  });
  if (arrowsOfLibraries[manifest.name] === undefined) {
    return [report(`${manifest.name} has no arrows: add what it may import to the table of this check`)];
  }
  const forbidden = runtimeDependencies(manifest).filter((name) => !isAllowed(manifest, name));
  const tooling = manifest.devDependencies.filter((name) => name.startsWith('@tooling/'));
  return [...forbidden, ...tooling].map((name) =>
    report(`${refusal(manifest, name)}: remove the dependency`),
  );
}

function isAllowed(manifest: Manifest, name: string): boolean {
  return !isOfThisRepository(name) || (arrowsOfLibraries[manifest.name] ?? []).includes(name);
}

function refusal(manifest: Manifest, name: string): string {
  const allowed = arrowsOfLibraries[manifest.name] ?? [];
  return `${manifest.name} must not depend on ${name} (it may on ${allowed.join(', ') || 'no other package'})`;
}

function checkImport(found: Import, file: SourceFile, one: Package, project: Project): readonly Violation[] {
  const problem = problemOf(found, file, one, project);
  return problem === undefined
    ? []
    : [{ check: 'arrows', file: file.path, line: found.line, message: problem }];
}

function problemOf(found: Import, file: SourceFile, one: Package, project: Project): string | undefined {
  const target = resolveImport(found.specifier, file.path, one);
  if (target.kind === 'builtin') {
    return undefined;
  }
  return target.kind === 'files'
    ? problemOfFiles(found, target.paths, file, one, project)
    : problemOfPackage(target.name, file, one);
}

function problemOfFiles(
  { specifier }: Import,
  paths: readonly string[],
  file: SourceFile,
  one: Package,
  project: Project,
): string | undefined {
  if (paths.length === 0) {
    return `'${specifier}' isn't among the "imports" of ${one.folder}/package.json: add it there`;
  }
  if (!one.isLibrary || file.kind === 'config') {
    return undefined;
  }
  if (paths.some((path) => !path.startsWith(`${one.folder}/`))) {
    return `'${specifier}' leaves the package: import the other package by its name`;
  }
  const isTest = (path: string): boolean =>
    project.packages.some(({ files }) => files.some((other) => other.path === path && other.kind === 'test'));
  if (file.kind === 'source' && paths.some(isTest)) {
    return `'${specifier}' is test code, which isn't published: move what is needed into a source file`;
  }
  return undefined;
}

function problemOfPackage(
  name: string,
  file: SourceFile,
  { isLibrary, manifest }: Package,
): string | undefined {
  const isSource = isLibrary && file.kind === 'source';
  if (name === manifest.name) {
    return isSource ? `import the file itself, not the package's own name ${name}` : undefined;
  }
  if (isLibrary && name.startsWith('@tooling/')) {
    return `no library imports tooling: move what is needed out of ${name}`;
  }
  if (isSource && !isAllowed(manifest, name)) {
    return refusal(manifest, name);
  }
  const declared = [...runtimeDependencies(manifest), ...(isSource ? [] : manifest.devDependencies)];
  return isDeclared(name, declared)
    ? undefined
    : `${name} isn't declared: add it to the ${isSource ? 'dependencies' : 'devDependencies'} of ${manifest.name}`;
}

function isDeclared(name: string, declared: readonly string[]): boolean {
  return declared.includes(name) || declared.includes(`@types/${name}`);
}

function checkPackageCycles({ packages }: Project): readonly Violation[] {
  const graph = new Map(packages.map(({ manifest }) => [manifest.name, runtimeDependencies(manifest)]));
  const folderOf = (name: string | undefined): string =>
    packages.find(({ manifest }) => manifest.name === name)?.folder ?? '';
  return findCycles(graph).map((cycle) => ({
    check: 'arrows',
    file: `${folderOf(cycle[0])}/package.json`,
    message: `packages depend on each other: ${cycle.join(' -> ')}. Remove one of the dependencies`,
  }));
}
