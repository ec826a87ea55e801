import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { CaseResult } from '../suite.ts';
import { bundle } from './bundle.ts';
import type { Runner } from './runner.ts';

const execute = promisify(execFile);
const nodeBinaries = createRequire(
  createRequire(import.meta.url).resolve('@tooling/node-binaries/package.json'),
);

/** The Node that runs the tests. */
export const currentNode: Runner = nodeRunner(
  `node-${process.versions.node.split('.')[0]}`,
  process.execPath,
);

/** A Node binary that was installed as a package, which exists for Linux on x64 only. */
export function packagedNode(name: string): Runner {
  try {
    return nodeRunner(name, join(dirname(nodeBinaries.resolve(`${name}/package.json`)), 'bin', 'node'));
  } catch {
    return { name, unavailable: 'its binary is installed on Linux x64 only', run: async () => [] };
  }
}

function nodeRunner(name: string, binary: string): Runner {
  return { name, run: () => runInNode(binary) };
}

/** From a file: `node -e` has globals that a program does not have. */
async function runInNode(binary: string): Promise<CaseResult[]> {
  const code = await bundle({
    format: 'esm',
    platform: 'node',
    conditions: ['node', 'import'],
    stdin: { contents: `import { run } from './entry.ts'; console.log(JSON.stringify(await run()));` },
  });
  const folder = await mkdtemp(join(tmpdir(), 'x-runtimes-'));
  try {
    const file = join(folder, 'suites.mjs');
    await writeFile(file, code);
    const { stdout } = await execute(binary, [file], { env: {}, maxBuffer: 2 ** 24, timeout: 60_000 });
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
