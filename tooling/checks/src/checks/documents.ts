import { dirname, join } from 'node:path/posix';
import { type Claim, claimsOfDocument } from '../documents/claims-of-document.ts';
import type { Check, Package, Project, Violation } from '../project/project.ts';

/** Names of files and constants that belong to users, other tools or the past, each with its reason. */
const FOREIGN: Readonly<Record<string, string>> = {
  '@x/source': 'an export condition',
  'bapi-2026-05-12.yml': 'the API description, which lies outside of the repository',
  'bapi-2021-02-05.yml': 'the same, of another version',
  'fapi-2026-05-12.yml': 'the same, of the Frontend API',
  'report.json': 'written by Stryker',
};

/** Commands of pnpm itself. All other commands are scripts. */
const PNPM_COMMANDS: ReadonlySet<string> = new Set([
  'add',
  'audit',
  'dlx',
  'exec',
  'i',
  'install',
  'outdated',
  'pack',
  'publish',
  'run',
  'sbom',
  'update',
  'view',
  'why',
]);

/** The tests name decisions that do not exist. */
const TESTS_OF_CHECKS = 'tooling/checks/src/checks/';

/** Every command, package, path, link and UPPER_CASE name in a document exists, and so does each decision that a file names. */
export const documents: Check = {
  name: 'documents',
  run: (project) => {
    const known = describeNames(project);
    return [
      ...documentsOf(project).flatMap(([file, text]) =>
        claimsOfDocument(text).flatMap((claim) => checkClaim(claim, file, known)),
      ),
      ...[...project.texts].flatMap(([file, text]) => checkDecisions(file, text, known)),
    ];
  },
  scope: (project) => {
    const claims = documentsOf(project).flatMap(([, text]) => claimsOfDocument(text));
    return `${claims.length} names in ${documentsOf(project).length} documents`;
  },
};

const documentsOf = ({ texts }: Project): ReadonlyArray<readonly [string, string]> =>
  [...texts].filter(([path]) => /(?<!CHANGELOG|\.api)\.md$/.test(path));

interface KnownNames {
  readonly packages: readonly Package[];
  readonly rootScripts: readonly string[];
  /** Every file and folder. */
  readonly paths: ReadonlySet<string>;
  /** Every word in capital letters outside of documents. */
  readonly constants: ReadonlySet<string>;
}

function describeNames({ packages, texts }: Project): KnownNames {
  const paths = [...texts.keys()].flatMap((path) => [path, ...foldersOf(path)]);
  const code = [...texts].filter(([path]) => !path.endsWith('.md')).map(([, text]) => text);
  return {
    packages,
    rootScripts: scriptsOf(texts.get('package.json') ?? '{}'),
    paths: new Set(paths),
    constants: new Set(code.flatMap((text) => text.match(/\b[A-Z][A-Z0-9_]{3,}\b/g) ?? [])),
  };
}

function foldersOf(path: string): readonly string[] {
  const folder = dirname(path);
  return folder === '.' ? [] : [folder, ...foldersOf(folder)];
}

function scriptsOf(manifest: string): readonly string[] {
  const { scripts = {} }: { scripts?: Record<string, string> } = JSON.parse(manifest);
  return Object.keys(scripts);
}

function checkClaim({ kind, name, line }: Claim, file: string, known: KnownNames): readonly Violation[] {
  const message = FOREIGN[name] === undefined ? problemOf(kind, name, file, known) : undefined;
  return message === undefined ? [] : [{ check: 'documents', file, line, message }];
}

function problemOf(kind: Claim['kind'], name: string, file: string, known: KnownNames): string | undefined {
  switch (kind) {
    case 'command':
      return problemOfCommand(name, known);
    case 'package':
      return problemOfPackage(name, known);
    case 'path':
      return isPath(name, file, known) ? undefined : `there is no file or folder \`${name}\``;
    case 'link':
      return known.paths.has(join(dirname(file), name)) ? undefined : `the link to '${name}' leads nowhere`;
    case 'constant':
      return known.constants.has(name) ? undefined : `there is no \`${name}\` in the code`;
  }
}

const DECISION = /\bdecisions?[/ ](?<number>\d{3})(?<slug>-[\w-]+)?/gi;

function checkDecisions(file: string, text: string, { paths }: KnownNames): readonly Violation[] {
  if (file.startsWith('decisions/') || file.startsWith(TESTS_OF_CHECKS)) {
    return [];
  }
  return [...text.matchAll(DECISION)].flatMap(({ 0: name, index, groups = {} }) => {
    const { number, slug } = groups;
    const start = slug === undefined ? `decisions/${number}-` : `decisions/${number}${slug}.md`;
    const line = text.slice(0, index).split('\n').length;
    return [...paths].some((path) => path.startsWith(start))
      ? []
      : [{ check: 'documents', file, line, message: `there is no ${name}` }];
  });
}

/** A path is relative to the root, the document or the sources of its package, or it is the end of a path. */
function isPath(name: string, file: string, { paths }: KnownNames): boolean {
  const path = withPlaceholders(name.replace(/\/$/, ''), paths);
  if (path.includes('*') || path.includes('{')) {
    const pattern = new RegExp(`(?:^|/)${patternOf(path)}$`);
    return [...paths].some((other) => pattern.test(other));
  }
  return (
    [path, join(dirname(file), path)].some((candidate) => paths.has(candidate)) ||
    [...paths].some((other) => other.endsWith(`/${path}`))
  );
}

/** `decisions/NNN-slug.md` names any file of this form, unless it exists. */
function withPlaceholders(path: string, paths: KnownNames['paths']): string {
  return [...paths].some((other) => `/${other}`.endsWith(`/${path}`))
    ? path
    : path.replace(/(?<=\/)[A-Z]{3,}(?=[./-])/g, '*');
}

/** `a/*.{ts,mts}` as a regular expression. */
function patternOf(glob: string): string {
  return glob
    .replace(/[.]/g, String.raw`\.`)
    .replace(/\{([^}]*)\}/g, (_, names: string) => `(?:${names.replaceAll(',', '|')})`)
    .replace(/\*\*\/|\*/g, (star) => (star === '*' ? '[^/]*' : '(?:.*/)?'));
}

function problemOfPackage(name: string, { packages }: KnownNames): string | undefined {
  const owner = packages.find(({ manifest }) => `${name}/`.startsWith(`${manifest.name}/`));
  if (owner === undefined) {
    return `there is no package \`${name}\``;
  }
  const entry = `.${name.slice(owner.manifest.name.length)}`;
  const entries = owner.manifest.exports ?? {};
  return entry === '.' || Object.hasOwn(entries, entry)
    ? undefined
    : `${owner.manifest.name} has no entry ${entry}`;
}

function problemOfCommand(command: string, { packages, rootScripts }: KnownNames): string | undefined {
  const { script, filter } = readCommand(command);
  if (script === undefined || PNPM_COMMANDS.has(script)) {
    return undefined;
  }
  const owner = packages.find(({ manifest }) => manifest.name === filter);
  if (filter !== undefined && owner === undefined) {
    return `\`${command}\`: there is no package ${filter}`;
  }
  const scripts = owner?.manifest.scripts ?? rootScripts;
  return scripts.includes(script) ? undefined : `\`${command}\`: there is no script ${script}`;
}

/** Reads `pnpm --silent --filter NAME SCRIPT ...`. */
function readCommand(command: string): { script: string | undefined; filter: string | undefined } {
  const words = command.replace(/^(?:npx --yes )?pnpm(?:@[\d.]+)? /, '').split(/\s+/);
  const filterAt = words.indexOf('--filter');
  const filter = filterAt < 0 ? undefined : words[filterAt + 1];
  const others = words.filter((word, index) => !word.startsWith('-') && index !== filterAt + 1);
  return { script: filterAt < 0 ? words.find((word) => !word.startsWith('-')) : others[0], filter };
}
