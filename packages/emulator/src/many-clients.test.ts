import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { expect, it } from 'vitest';
import { serve } from './command/run-command.test-support.ts';

/** `LOAD_SECONDS=60 pnpm exec vitest run src/many-clients.test.ts` takes a minute, and prints figures. */
const seconds = Number(process.env['LOAD_SECONDS'] ?? 6);
const CLIENTS = 50;

/** The memory that a process occupies, in megabytes. */
function memoryOf(pid: number): number {
  const kilobytes =
    process.platform === 'linux'
      ? /VmRSS:\s+(?<kilobytes>\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.groups?.['kilobytes']
      : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes) / 1024;
}

it(
  `serves ${CLIENTS} clients for ${seconds} seconds without an error, and without growth beyond the data`,
  async () => {
    const { child, exited, call } = await serve();
    const until = Date.now() + seconds * 1_000;
    let requests = 0;
    const expectStatus = async (status: number, method: string, path: string, body?: unknown) => {
      const response = await call(method, path, body);
      requests += 1;
      const json: unknown = await response.json();
      if (response.status !== status) {
        throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(json)}`);
      }
      return Object(json);
    };
    /** Creates as much as it deletes. */
    const client = async (index: number) => {
      while (Date.now() < until) {
        const email = `client-${index}@example.com`;
        const { id } = await expectStatus(200, 'POST', '/v1/users', { email_address: [email] });
        const session = await expectStatus(200, 'POST', '/v1/sessions', { user_id: id });
        await expectStatus(200, 'POST', `/v1/sessions/${session.id}/tokens`);
        expect(await expectStatus(200, 'GET', `/v1/users?email_address=${email}`)).toMatchObject({
          length: 1,
        });
        await expectStatus(200, 'PATCH', `/v1/users/${id}/metadata`, {
          public_metadata: { text: 'x'.repeat(500) },
        });
        await expectStatus(404, 'GET', '/v1/users/user_none');
        await expectStatus(200, 'DELETE', `/v1/users/${id}`);
      }
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(index)));
    const memory: number[] = [];
    // The pid of a process that has started.
    const sampling = setInterval(() => memory.push(memoryOf(child.pid as number)), 250);
    await clients.finally(() => clearInterval(sampling));

    expect(await expectStatus(200, 'GET', '/v1/users/count')).toMatchObject({ total_count: 0 });
    // The heap and the logs, which have a limit, grow to their size in the first half.
    const half = Math.floor(memory.length / 2);
    const [early, late] = [Math.max(...memory.slice(0, half)), Math.max(...memory.slice(half))];
    if (process.env['LOAD_SECONDS'] !== undefined) {
      console.log(
        `${requests} requests, memory of the first half ${early.toFixed()} MB, of the second ${late.toFixed()} MB`,
      );
    }
    expect(late / early).toBeLessThan(1.6);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
  },
  60_000 + seconds * 2_000,
);
