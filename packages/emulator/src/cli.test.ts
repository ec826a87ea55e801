import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const packageDirectory = fileURLToPath(new URL('..', import.meta.url));

function run(...args: string[]) {
  const node = ['--conditions=@x/source', '--import', 'tsx', 'src/cli.ts', ...args];
  const child = spawn(process.execPath, node, { cwd: packageDirectory });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output, exited };
}

describe('x-emulator', () => {
  it('prints the settings, serves, and stops at SIGTERM', async () => {
    const { child, output, exited } = run('--port', '0');
    await expect.poll(() => output.stdout, { timeout: 20_000 }).toContain('CLERK_JWT_KEY=');
    const settings = Object.fromEntries(
      [...output.stdout.matchAll(/^(\w+)=(\S+)$/gm)].map(([, name, value]) => [name, value]),
    );
    const headers = { authorization: `Bearer ${settings['CLERK_SECRET_KEY']}` };
    const response = await fetch(`${settings['CLERK_API_URL']}/v1/users`, { headers });
    expect(response.status).toBe(200);
    expect(settings['CLERK_PUBLISHABLE_KEY']).toMatch(/^pk_test_/);
    expect(settings['CLERK_JWT_KEY']).toMatch(/^[A-Za-z0-9+/=]{300,}$/);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
  }, 30_000);

  it('prints JSON, and writes lines that dotenv and docker read alike', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'emulator-'));
    const envFile = join(directory, '.env');
    const { child, output, exited } = run(
      '--port',
      '0',
      '--host',
      '127.0.0.1',
      '--json',
      '--write-env',
      envFile,
    );
    await expect.poll(() => output.stdout, { timeout: 20_000 }).toMatch(/\}\n$/);
    const settings = JSON.parse(output.stdout);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    const lines = (await readFile(envFile, 'utf8')).trim().split('\n');
    expect(Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)))).toEqual(settings);
    await rm(directory, { recursive: true });
  }, 30_000);

  it('exits with 1 if the file of the settings cannot be written', async () => {
    const { output, exited } = run('--port', '0', '--write-env', join(tmpdir(), 'missing', 'folder', '.env'));
    expect(await exited).toBe(1);
    expect(output.stderr).toContain('ENOENT');
  }, 30_000);

  it('names a file that is not JSON', async () => {
    const { output, exited } = run('--seed', fileURLToPath(import.meta.url));
    expect(await exited).toBe(1);
    expect(output.stderr).toContain('cli.test.ts is not JSON');
  }, 30_000);

  it('exits with 1 and prints the reason for an invalid option', async () => {
    const { output, exited } = run('--secret-key', 'sk_live_abc');
    expect(await exited).toBe(1);
    expect(output.stderr).toMatch(/^x-emulator: .*sk_test_/);
  }, 30_000);
});
