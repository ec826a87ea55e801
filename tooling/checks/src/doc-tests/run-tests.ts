import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface TestRun {
  readonly passed: number;
  readonly failed: number;
  /** The output of vitest. */
  readonly output: string;
}

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

/** Runs the generated tests in a separate process. */
export function runTests(folder: string, config: string): TestRun {
  const results = join(folder, 'results.json');
  const args = ['run', '--root', folder, '--config', config, '--reporter=default', '--reporter=json'];
  // With the variables of an outer vitest, the inner vitest would run as its worker.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [vitest, ...args, `--outputFile.json=${results}`],
    { encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 },
  );
  const counts = existsSync(results) ? readCounts(readFileSync(results, 'utf8')) : { passed: 0, failed: 0 };
  // Vitest also fails if a file does not load or a rejection is not handled.
  const isLost = status !== 0 && counts.failed === 0;
  return { ...counts, failed: isLost ? 1 : counts.failed, output: `${stdout}${stderr}` };
}

function readCounts(text: string): { readonly passed: number; readonly failed: number } {
  const results: unknown = JSON.parse(text);
  const count = (name: string): number =>
    typeof results === 'object' && results !== null ? Number(Reflect.get(results, name)) : Number.NaN;
  return { passed: count('numPassedTests'), failed: count('numFailedTests') };
}
