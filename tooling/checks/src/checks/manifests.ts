import { isObject, targetsOf } from '../project/manifest.ts';
import type { Check, Package, Project, Violation } from '../project/project.ts';

/** Conditions that name a runtime. They must come before `import` and `require`, which match in every runtime. */
const RUNTIMES: ReadonlySet<string> = new Set(['workerd', 'edge-light', 'deno', 'bun', 'node', 'browser']);

/**
 * Checks the parts of a library that publint and attw do not know: its README and changelog, the values that all
 * libraries share, the order of our own export conditions, and the types of subpaths.
 */
export const manifests: Check = {
  name: 'manifests',
  run: (project) => libraries(project).flatMap((library) => checkLibrary(library, project)),
  scope: (project) => `${libraries(project).length} libraries`,
};

const libraries = ({ packages }: Project): readonly Package[] =>
  packages.filter(({ isLibrary }) => isLibrary);

function checkLibrary({ folder, manifest }: Package, project: Project): readonly Violation[] {
  const missing = ['README.md', 'CHANGELOG.md']
    .map((name) => `${folder}/${name}`)
    .filter((path) => !project.texts.get(path)?.trim())
    .map((path) => ({ check: 'manifests', file: path, message: 'is missing or empty: write it' }));
  const problems = [
    ...checkFields(manifest, libraries(project)[0]?.manifest.engines),
    ...conditionsIn(manifest.exports).flatMap(checkConditions),
    ...conditionsIn(manifest.imports).flatMap(checkConditions),
    ...checkTypesVersions(manifest),
  ];
  const file = `${folder}/package.json`;
  return [...missing, ...problems.map((message) => ({ check: 'manifests', file, message }))];
}

function checkFields({ license, version, engines }: Package['manifest'], common?: string): readonly string[] {
  const isVersion = /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version ?? '') && version !== '0.0.0';
  return [
    ...(license === 'MIT' ? [] : [`license is ${license ?? 'missing'}: set it to MIT`]),
    ...(isVersion ? [] : [`version is ${version ?? 'missing'}: set a version of its own`]),
    ...(engines !== undefined && engines === common
      ? []
      : [`engines is ${engines ?? 'missing'}, elsewhere ${common ?? 'missing'}: make them the same`]),
  ];
}

/** `moduleResolution: node10` does not read `exports`, and finds the types of subpaths in `typesVersions`: decision 037. */
function checkTypesVersions({ exports, typesVersions }: Package['manifest']): readonly string[] {
  const subpaths = targetsOf(exports)
    .filter(({ keys }) => keys[0] !== '.' && keys.slice(1).join() === 'require,types')
    .map(({ keys: [subpath = ''], path }) => [subpath.slice(2), [`./${path}`]]);
  const expected = subpaths.length === 0 ? undefined : { '*': Object.fromEntries(subpaths) };
  const text = JSON.stringify(expected);
  return JSON.stringify(typesVersions) === text ? [] : [`typesVersions must be ${text ?? 'absent'}`];
}

/** Returns the keys of each object of conditions. Subpaths and `#imports` are not conditions. */
function conditionsIn(value: unknown): readonly (readonly string[])[] {
  if (!isObject(value)) {
    return [];
  }
  const keys = Object.keys(value);
  const areConditions = keys.every((key) => !key.startsWith('.') && !key.startsWith('#'));
  return [...(areConditions ? [keys] : []), ...Object.values(value).flatMap(conditionsIn)];
}

function checkConditions(conditions: readonly string[]): readonly string[] {
  const shown = conditions.join(', ');
  const moduleKind = conditions.findIndex((key) => key === 'import' || key === 'require');
  const late = conditions.filter((key, index) => RUNTIMES.has(key) && moduleKind >= 0 && index > moduleKind);
  return [
    ...(conditions.indexOf('@x/source') > 0 ? [`@x/source must come first in { ${shown} }`] : []),
    ...late.map((key) => `${key} must come before import and require in { ${shown} }`),
  ];
}
