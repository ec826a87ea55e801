import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { EXIT_AFTER_SIGNAL, serve } from './command/run-command.test-support.ts';

/**
 * `LOAD_SECONDS=60 pnpm exec vitest run src/many-clients.test.ts` takes a minute, checks the memory, and prints figures.
 * A shorter run does not check the memory, which depends on when the garbage collector runs.
 */
const loadSeconds = process.env['LOAD_SECONDS'];
const seconds = Number(loadSeconds ?? 6);
const CLIENTS = 50;

/** Returns the memory that a process occupies, in megabytes. Not on Windows, which has no `ps`. */
function memoryOf(pid: number): number {
  const kilobytes =
    process.platform === 'linux'
      ? /VmRSS:\s+(?<kilobytes>\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.groups?.['kilobytes']
      : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes) / 1024;
}

it(
  `serves ${CLIENTS} clients for ${seconds} seconds without an error, and keeps no record that they delete`,
  async () => {
    const { child, exited, call } = await serve();
    const until = Date.now() + seconds * 1_000;
    let requests = 0;
    let rounds = 0;
    const expectStatus = async (status: number, method: string, path: string, body?: unknown) => {
      const response = await call(method, path, body);
      requests += 1;
      const json: unknown = await response.json();
      if (response.status !== status) {
        throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(json)}`);
      }
      return Object(json);
    };
    /** Resolves to the number of records of each collection. */
    const recordCounts = async () => {
      const { records } = await expectStatus(200, 'GET', '/__emulator/snapshot');
      return Object.fromEntries(Object.entries(records).map(([name, list]) => [name, Object(list).length]));
    };
    /** Deletes what it creates, in each round. */
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
        rounds += 1;
      }
    };
    const memory: number[] = [];
    const sampleMemory = async () => {
      while (Date.now() < until) {
        // The pid of a process that has started.
        memory.push(memoryOf(child.pid as number));
        await setTimeout(250);
      }
    };
    const before = await recordCounts();
    const clients = Array.from({ length: CLIENTS }, (_, index) => client(index));
    await Promise.all([...clients, ...(loadSeconds === undefined ? [] : [sampleMemory()])]);

    expect(rounds).toBeGreaterThanOrEqual(CLIENTS);
    // A client, which is a browser, outlives its sessions.
    expect(await recordCounts()).toEqual({ ...before, clients: rounds });
    if (loadSeconds !== undefined) {
      // The heap and the logs, which have a limit, grow to their size in the first half.
      const half = Math.floor(memory.length / 2);
      const [early, late] = [Math.max(...memory.slice(0, half)), Math.max(...memory.slice(half))];
      console.log(
        `${requests} requests, memory of the first half ${early.toFixed()} MB, of the second ${late.toFixed()} MB`,
      );
      expect(late / early).toBeLessThan(1.6);
    }
    child.kill('SIGTERM');
    expect(await exited).toBe(EXIT_AFTER_SIGNAL);
  },
  120_000 + seconds * 2_000,
);
