import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundle, REQUIRE } from './bundle.ts';
import type { Command, Program } from './runner.ts';

const execute = promisify(execFile);

const PRINT = 'console.log(JSON.stringify(await run(input)));';

/** Bundles a program for a runtime that runs files. It prints its result as JSON. */
export function buildForCommand(program: Program, conditions: readonly string[]): Promise<string> {
  return bundle(program, {
    format: 'esm',
    platform: 'node',
    conditions: [...conditions],
    banner: { js: REQUIRE },
    main: PRINT,
  });
}

/** Runs a program from a file and parses the last line that it prints. Not `node -e`, which has more globals. */
export async function runByCommand(
  program: Program,
  { binary, args = [], conditions }: Command,
): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'x-runtimes-'));
  try {
    const file = join(folder, 'program.mjs');
    await writeFile(file, await buildForCommand(program, conditions));
    const { stdout } = await execute(binary, [...args, file], {
      cwd: folder,
      env: { HOME: folder, ...program.env },
      maxBuffer: 2 ** 26,
      timeout: program.timeoutInMs ?? 120_000,
    });
    return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
