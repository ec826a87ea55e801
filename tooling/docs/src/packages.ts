import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A public entry of a published package. */
interface Entry {
  /** What programs import: `@x/backend/webhooks`. */
  readonly name: string;
  /** The absolute path of its source. */
  readonly source: string;
}

export interface PublishedPackage {
  readonly name: string;
  /** One sentence, with its full stop. */
  readonly description: string;
  /** From the root: `packages/jwt`. */
  readonly folder: string;
  readonly entries: readonly Entry[];
  /** Its documents, as absolute paths: the README first. */
  readonly documents: readonly string[];
}

/** Entries whose exports can change in every release, and which other packages of this repository share. */
const INTERNAL = './internal';

/** Its entry `./internal` is `@x/auth-state` under another name, for users. */
const WITH_PUBLIC_INTERNAL = '@x/backend';

/** Changelogs have their own readers. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['CHANGELOG.md', 'README.md']);

/**
 * Reads the published packages from their manifests. A package comes after those that it imports: the site shows a type
 * where it meets it first, and links to it from the others.
 */
export function publishedPackages(): readonly PublishedPackage[] {
  const manifests = readdirSync(join(ROOT, 'packages'))
    .map((name) => `packages/${name}`)
    .filter((folder) => existsSync(join(ROOT, folder, 'package.json')))
    .map((folder) => ({ folder, manifest: readManifest(folder) }))
    .filter(({ manifest }) => manifest.private !== true);
  return inOrderOfImports(manifests).map(({ folder, manifest }) => describe(folder, manifest));
}

interface Candidate {
  readonly folder: string;
  readonly manifest: Manifest;
}

function inOrderOfImports(candidates: readonly Candidate[]): readonly Candidate[] {
  const names = new Set(candidates.map(({ manifest }) => manifest.name));
  const ready = candidates.filter(({ manifest }) =>
    Object.keys(manifest.dependencies ?? {}).every((name) => !names.has(name)),
  );
  const rest = candidates.filter((candidate) => !ready.includes(candidate));
  if (ready.length === 0 && rest.length > 0) {
    throw new Error(`packages import each other: ${rest.map(({ folder }) => folder).join(', ')}`);
  }
  return rest.length === 0 ? ready : [...ready, ...inOrderOfImports(rest)];
}

interface Manifest {
  readonly name: string;
  readonly description: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;
}

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));

function describe(folder: string, { name, description, exports }: Manifest): PublishedPackage {
  const entries = Object.entries(exports).flatMap(([subpath, target]) => {
    const source = typeof target === 'object' ? target['@x/source'] : undefined;
    const isPublic = subpath !== INTERNAL || name === WITH_PUBLIC_INTERNAL;
    return typeof source === 'string' && isPublic
      ? [{ name: `${name}${subpath.slice(1)}`, source: join(ROOT, folder, source) }]
      : [];
  });
  return { name, description: `${description}.`, folder, entries, documents: documentsOf(folder) };
}

function documentsOf(folder: string): readonly string[] {
  const inFolder = (path: string) =>
    existsSync(join(ROOT, path))
      ? readdirSync(join(ROOT, path))
          .filter((file) => file.endsWith('.md') && !NOT_SHOWN.has(file))
          .sort()
          .map((file) => join(ROOT, path, file))
      : [];
  return [join(ROOT, folder, 'README.md'), ...inFolder(folder), ...inFolder(`${folder}/docs`)];
}
