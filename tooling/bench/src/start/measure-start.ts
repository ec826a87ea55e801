import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Sample } from '../bench/samples.ts';
import { moduleOf, type StartGroup } from './programs.ts';

const execute = promisify(execFile);

/** Inside this package, so that the programs find its dependencies. */
const FOLDER = fileURLToPath(new URL('../../node_modules/.start/', import.meta.url));

/**
 * Runs each program in a new process, round by round, starting with a different program each time. Resolves to the
 * milliseconds from the first line of a program to its last: by program, one number for each round.
 */
export async function measureStart(
  { programs, packages = {} }: StartGroup,
  sample: Sample,
  rounds: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  await mkdir(FOLDER, { recursive: true });
  try {
    for (const [name, body] of Object.entries(packages)) {
      const folder = join(FOLDER, 'node_modules', name);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'index.js'), body);
      const manifest = { name, type: 'module', exports: { '.': { import: './index.js' } } };
      await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    }
    const entrants: { name: string; file: string; times: number[] }[] = [];
    for (const [index, [name, body]] of Object.entries(programs).entries()) {
      const file = join(FOLDER, `program-${index}.mjs`);
      await writeFile(file, moduleOf(body, sample));
      await runOnce(file); // fills the file cache of the system
      entrants.push({ name, file, times: [] });
    }
    for (let round = 0; round < rounds; round++) {
      const first = round % entrants.length;
      for (const { file, times } of [...entrants.slice(first), ...entrants.slice(0, first)]) {
        times.push(await runOnce(file));
      }
    }
    return new Map(entrants.map(({ name, times }) => [name, times]));
  } finally {
    await rm(FOLDER, { recursive: true, force: true });
  }
}

async function runOnce(file: string): Promise<number> {
  const { stdout } = await execute(process.execPath, [file], { env: { CLERK_TELEMETRY_DISABLED: '1' } });
  return Number(stdout);
}
