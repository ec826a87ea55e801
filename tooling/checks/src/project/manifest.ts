/** The fields of a package.json that the checks read. */
export interface Manifest {
  readonly name: string;
  readonly version: string | undefined;
  readonly license: string | undefined;
  readonly engines: string | undefined;
  readonly dependencies: readonly string[];
  readonly peerDependencies: readonly string[];
  /** Peers that need not be there. */
  readonly optionalPeers: readonly string[];
  readonly optionalDependencies: readonly string[];
  readonly devDependencies: readonly string[];
  readonly exports: unknown;
  readonly imports: unknown;
  readonly bin: unknown;
  readonly main: unknown;
  readonly module: unknown;
  readonly types: unknown;
}

export function readManifest(text: string): Manifest {
  const json: unknown = JSON.parse(text);
  const fields = isObject(json) ? json : {};
  return {
    name: stringOf(fields['name']) ?? '(unnamed)',
    version: stringOf(fields['version']),
    license: stringOf(fields['license']),
    engines: fields['engines'] === undefined ? undefined : JSON.stringify(fields['engines']),
    dependencies: keysOf(fields['dependencies']),
    peerDependencies: keysOf(fields['peerDependencies']),
    optionalPeers: optionalIn(fields['peerDependenciesMeta']),
    optionalDependencies: keysOf(fields['optionalDependencies']),
    devDependencies: keysOf(fields['devDependencies']),
    exports: fields['exports'],
    imports: fields['imports'],
    bin: fields['bin'],
    main: fields['main'],
    module: fields['module'],
    types: fields['types'],
  };
}

function optionalIn(peers: unknown): readonly string[] {
  return Object.entries(isObject(peers) ? peers : {}).flatMap(([name, peer]) =>
    isObject(peer) && peer['optional'] === true ? [name] : [],
  );
}

/** What an installation of the package brings along, or asks its user to bring along. */
export function runtimeDependencies(manifest: Manifest): readonly string[] {
  return [...manifest.dependencies, ...manifest.peerDependencies, ...manifest.optionalDependencies];
}

/** A file that a package.json names, and the keys that lead to it. */
export interface Target {
  readonly keys: readonly string[];
  readonly path: string;
}

/** The strings at the leaves of `exports`, `imports` or `bin`. */
export function targetsOf(value: unknown, keys: readonly string[] = []): readonly Target[] {
  if (typeof value === 'string') {
    return [{ keys, path: value.replace(/^\.\//, '') }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item) => targetsOf(item, keys));
  }
  if (isObject(value)) {
    return Object.entries(value).flatMap(([key, inner]) => targetsOf(inner, [...keys, key]));
  }
  return [];
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function keysOf(value: unknown): readonly string[] {
  return isObject(value) ? Object.keys(value) : [];
}
