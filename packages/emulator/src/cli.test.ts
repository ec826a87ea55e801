import { spawn } from 'node:child_process';
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
      [...output.stdout.matchAll(/^(\w+)="(.*)"$/gm)].map(([, name, value]) => [name, value]),
    );
    const headers = { authorization: `Bearer ${settings['CLERK_SECRET_KEY']}` };
    const response = await fetch(`${settings['CLERK_API_URL']}/v1/users`, { headers });
    expect(response.status).toBe(200);
    expect(settings['CLERK_PUBLISHABLE_KEY']).toMatch(/^pk_test_/);
    expect(settings['CLERK_JWT_KEY']).toMatch(/^-----BEGIN PUBLIC KEY-----\\n.*\\n-----END PUBLIC KEY-----$/);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
  }, 30_000);

  it('exits with 1 and prints the reason for an invalid option', async () => {
    const { output, exited } = run('--secret-key', 'sk_live_abc');
    expect(await exited).toBe(1);
    expect(output.stderr).toMatch(/^x-emulator: .*sk_test_/);
  }, 30_000);
});
