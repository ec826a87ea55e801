import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCommandLine } from './command/flags.ts';
import { EXIT_AFTER_SIGNAL, serve } from './command/run-command.test-support.ts';
import { createTemporaryDirectory } from './temporary-directory.test-support.ts';

let dockerfile: string;
let directory: string;
beforeAll(async () => {
  dockerfile = await readFile(new URL('../Dockerfile', import.meta.url), 'utf8');
  const temporary = await createTemporaryDirectory();
  directory = temporary.path;
  return temporary.remove;
});

/** Returns the list of an instruction, such as `CMD ["node"]`. */
function listOf(instruction: string): string[] {
  const list = new RegExp(`^${instruction}.*?(\\[.*\\])$`, 'm').exec(dockerfile)?.[1];
  return JSON.parse(list ?? 'null');
}

describe('the Dockerfile', () => {
  it('has arguments that the command knows, and its default port', () => {
    const [command, ...args] = [...listOf('ENTRYPOINT'), ...listOf('CMD')];
    expect(command).toBe('x-emulator');
    const flags = readCommandLine(args);
    expect(flags.value('host')).toBe('0.0.0.0');
    expect(flags.value('persist')).toMatch(/^\/data\//);
    expect(dockerfile).toMatch(/^EXPOSE 4010$/m);
  });

  it('has a health check that succeeds while the emulator serves', async () => {
    const { child, exited, settings } = await serve('--persist', join(directory, 'emulator.jsonl'));
    const [node = '', ...args] = listOf('HEALTHCHECK');
    expect(node).toBe('node');
    // The port of a test is free; that of a container is the default.
    const own = args.map((arg) => arg.replace('http://127.0.0.1:4010', settings.CLERK_API_URL));
    const check = () =>
      new Promise((resolve) => {
        spawn(process.execPath, own).once('close', resolve);
      });
    expect(await check()).toBe(0);
    child.kill('SIGTERM');
    expect(await exited).toBe(EXIT_AFTER_SIGNAL);
    expect(existsSync(join(directory, 'emulator.jsonl'))).toBe(true);
    expect(await check()).toBe(1);
  });

  const hasDocker = spawnSync('docker', ['version']).status === 0;
  const title = hasDocker ? 'is valid' : 'is valid: skipped, since this machine has no docker';
  it.skipIf(!hasDocker)(title, () => {
    const context = fileURLToPath(new URL('..', import.meta.url));
    const { status, stderr } = spawnSync('docker', ['build', '--check', context], { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  });
});
