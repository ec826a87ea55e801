import { isObject, targetsOf } from '../project/manifest.ts';
import type { Check, Package, Project, Violation } from '../project/project.ts';

/** Conditions that name a runtime. They must stand before `import` and `require`, which would win over them. */
const runtimes: ReadonlySet<string> = new Set(['workerd', 'edge-light', 'deno', 'bun', 'node', 'browser']);

export const exportsExist: Check = {
  name: 'exports-exist',
  run: (project) =>
    project.packages.flatMap((one) => [...checkTargets(one, project), ...checkConditions(one)]),
  scope: (project) => {
    const targets = project.packages.flatMap(promisesOf);
    const skipped = project.packages.filter((one) => isSkipped(one, project)).map(({ folder }) => folder);
    const suffix = skipped.length > 0 ? `, skipped (not built): ${skipped.join(' ')}` : '';
    return `${targets.length} targets${suffix}`;
  },
};

interface PromisedFile {
  readonly path: string;
  readonly from: string;
}

/** Every file that a package.json says is there. */
function promisesOf({ folder, manifest }: Package): readonly PromisedFile[] {
  return (['exports', 'imports', 'main', 'module', 'types', 'bin'] as const).flatMap((field) =>
    targetsOf(manifest[field])
      .filter(({ path }) => !path.includes('*'))
      .map(({ keys, path }) => ({ path: `${folder}/${path}`, from: [field, ...keys].join(' > ') })),
  );
}

const isBuiltPath = (path: string, { folder }: Package): boolean => path.startsWith(`${folder}/dist/`);

function isBuilt(one: Package, { paths }: Project): boolean {
  return [...paths].some((path) => isBuiltPath(path, one));
}

function isSkipped(one: Package, project: Project): boolean {
  const promisesBuiltFiles = promisesOf(one).some(({ path }) => isBuiltPath(path, one));
  return promisesBuiltFiles && !project.mustBeBuilt && !isBuilt(one, project);
}

function checkTargets(one: Package, project: Project): readonly Violation[] {
  const skipped = isSkipped(one, project);
  return promisesOf(one)
    .filter(({ path }) => !project.paths.has(path) && !(skipped && isBuiltPath(path, one)))
    .map(({ path, from }) => ({
      check: 'exports-exist',
      file: `${one.folder}/package.json`,
      message: `${from} names ${path}, which doesn't exist: ${isBuiltPath(path, one) ? 'build the package, or correct its entry' : 'correct the path'}`,
    }));
}

function checkConditions({ folder, manifest }: Package): readonly Violation[] {
  return [manifest.exports, manifest.imports]
    .flatMap((map) => conditionsIn(map))
    .flatMap((conditions) => problemsOf(conditions))
    .map((message) => ({ check: 'exports-exist', file: `${folder}/package.json`, message }));
}

/** The keys of every object of conditions, outermost first. Subpaths and `#imports` aren't conditions. */
function conditionsIn(value: unknown): readonly (readonly string[])[] {
  if (!isObject(value)) {
    return [];
  }
  const keys = Object.keys(value);
  const areConditions = keys.every((key) => !key.startsWith('.') && !key.startsWith('#'));
  return [...(areConditions ? [keys] : []), ...Object.values(value).flatMap(conditionsIn)];
}

function problemsOf(conditions: readonly string[]): readonly string[] {
  const shown = conditions.join(', ');
  const at = (condition: string): number => conditions.indexOf(condition);
  const firstModuleKind = conditions.findIndex((key) => key === 'import' || key === 'require');
  const shadowed = conditions.filter(
    (key) => runtimes.has(key) && firstModuleKind >= 0 && at(key) > firstModuleKind,
  );
  return [
    ...(at('@x/source') > 0 ? [`@x/source must come first in { ${shown} }: the ones before it win`] : []),
    ...(at('types') > at('@x/source') + 1
      ? [`types must come first in { ${shown} }: TypeScript takes the first condition that fits`]
      : []),
    ...(at('default') >= 0 && at('default') < conditions.length - 1
      ? [`default must come last in { ${shown} }: what follows it is never reached`]
      : []),
    ...shadowed.map((key) => `${key} must come before import and require in { ${shown} }, which win over it`),
  ];
}
