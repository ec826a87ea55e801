import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const require = createRequire(import.meta.url);
const TYPESCRIPT = dirname(require.resolve('typescript-7/package.json'));
const TSC = join(TYPESCRIPT, require('typescript-7/package.json').bin.tsc);

/** An error that the compiler reports. */
export interface Report {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

const REPORT = /^(?<file>\S[^(]*)\((?<line>\d+),\d+\): (?<message>error TS.*)/gm;

/** Compiles a project in a process of its own, and resolves to the errors. `config` is the path of its configuration. */
export async function runTsc(config: string, settings: object): Promise<readonly Report[]> {
  await mkdir(dirname(config), { recursive: true });
  await writeFile(config, JSON.stringify(settings));
  const args = [TSC, '--project', config, '--pretty', 'false'];
  const output = await promisify(execFile)(process.execPath, args, {
    cwd: dirname(config),
    maxBuffer: 64 * 1024 * 1024,
  }).then(
    () => '',
    ({ stdout, stderr }) => `${stdout}${stderr}`,
  );
  const reports = [...output.matchAll(REPORT)].map(
    ({ groups: { file = '', line = '0', message = '' } = {} }) => ({
      file,
      line: Number(line),
      message,
    }),
  );
  if (output !== '' && reports.length === 0) {
    throw new Error(output);
  }
  return reports;
}
