import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findTsc, type Settings } from '../compilers.ts';
import { run } from '../run.ts';
import type { Layout } from './layouts.ts';

export interface Compiled {
  /** What the compiler reports about our packages and the programs that use them. */
  readonly faults: readonly string[];
  /** The path of the declarations of the program of each entry. */
  readonly declarations: ReadonlyMap<string, string>;
}

/**
 * Compiles the programs of all entries in one process, and the declarations that it has written in another one.
 * `programs` has the sources by entry.
 */
export async function compile(
  programs: ReadonlyMap<string, string>,
  { root, projectOf }: Layout,
  settings: Settings,
): Promise<Compiled> {
  const { compiler, extension, name, options } = settings;
  const directory = `${compiler}-${name}`.replace(/[^\w.]+/g, '-');
  const files = [...programs].map(([entry, text]) => {
    const packageName = entry.split('/').slice(0, 2).join('/');
    const path = join(projectOf(packageName), directory, entry.replaceAll('/', '-'));
    return { entry, text, source: `${path}${extension}`, declaration: `${path}.d${extension}` };
  });
  for (const { source, text } of files) {
    await mkdir(dirname(source), { recursive: true });
    await writeFile(source, text);
  }
  const compileFiles = async (step: string, paths: readonly string[], more: object) => {
    const config = join(root, `${directory}-${step}.json`);
    await writeFile(config, JSON.stringify({ compilerOptions: { ...options, ...more }, files: paths }));
    return faultsOf([await findTsc(compiler), '--project', config, '--pretty', 'false'], root);
  };
  const sources = files.map(({ source }) => source);
  const declarations = files.map(({ declaration }) => declaration);
  // The declarations are next to the sources, and so find the same packages.
  const written = await compileFiles('write', sources, { declaration: true, emitDeclarationOnly: true });
  const read = settings.exportsAll && (await compileFiles('read', declarations, { noEmit: true }));
  return {
    faults: [...written, ...(read || [])],
    declarations: new Map(files.map(({ entry, declaration }) => [entry, declaration])),
  };
}

/** Where `tsc` reports an error: `path(line,column): error TS...`. Other errors have no path. */
const REPORT = /^(?:(?<path>\S[^(]*)\(\d+,\d+\): )?error TS/;

/** Matches files of packages that are not ours. They can have faults of their own. */
const OF_OTHERS = /node_modules\/(?!\.pnpm\/|@x\/)[^/]/;

async function faultsOf(args: readonly string[], cwd: string): Promise<readonly string[]> {
  const output = await run(process.execPath, args, { cwd }).then(() => '', String);
  const reports = output.split('\n').filter((line) => REPORT.test(line));
  if (output !== '' && reports.length === 0) {
    return [output];
  }
  return reports.filter((line) => !OF_OTHERS.test(REPORT.exec(line)?.groups?.['path'] ?? ''));
}
