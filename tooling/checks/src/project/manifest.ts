/** The fields of a package.json that the checks read. */
export interface Manifest {
  readonly name: string;
  readonly version: string | undefined;
  readonly license: string | undefined;
  readonly engines: string | undefined;
  readonly scripts: readonly string[];
  /** The files and folders that a tarball contains, in addition to the README and the manifest. */
  readonly files: readonly string[];
  readonly exports: unknown;
  readonly imports: unknown;
  readonly typesVersions: unknown;
}

export function readManifest(text: string): Manifest {
  const json: unknown = JSON.parse(text);
  const fields = isObject(json) ? json : {};
  return {
    name: stringOf(fields['name']) ?? '(unnamed)',
    version: stringOf(fields['version']),
    license: stringOf(fields['license']),
    engines: fields['engines'] === undefined ? undefined : JSON.stringify(fields['engines']),
    scripts: isObject(fields['scripts']) ? Object.keys(fields['scripts']) : [],
    files: Array.isArray(fields['files']) ? fields['files'].filter((file) => typeof file === 'string') : [],
    exports: fields['exports'],
    imports: fields['imports'],
    typesVersions: fields['typesVersions'],
  };
}

/** A file that a package.json names, and the keys that lead to it. */
export interface Target {
  readonly keys: readonly string[];
  readonly path: string;
}

/** Returns the strings at the leaves of `exports` or `imports`. */
export function targetsOf(value: unknown, keys: readonly string[] = []): readonly Target[] {
  if (typeof value === 'string') {
    return [{ keys, path: value.replace(/^\.\//, '') }];
  }
  return isObject(value)
    ? Object.entries(value).flatMap(([key, inner]) => targetsOf(inner, [...keys, key]))
    : [];
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
