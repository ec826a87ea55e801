import { createRequire } from 'node:module';
import process from 'node:process';
import { createScenarios, type ScenarioContext } from '@x/adapters/testing';
import { createEmulator, type Emulator } from '@x/emulator';
import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { runners } from '../runners/all.ts';
import { EVERYTHING, isCaseSelected } from '../selection.ts';
import { type RunningServers, startByCommand } from './start-by-command.ts';
import { startWorkers } from './start-workers.ts';

/** The applications of `tooling/adapter-apps` that run in each runtime. */
const NODE = ['express', 'fastify', 'koa', 'node', 'hono-on-node', 'fetch-on-node'];
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  // Fastify needs Node 20.
  'node-18': NODE.filter((name) => name !== 'fastify'),
  'node-26': NODE,
  deno: ['express', 'fastify', 'koa', 'node', 'hono-on-deno', 'fetch-on-deno'],
  bun: ['express', 'fastify', 'koa', 'node', 'hono-on-bun', 'fetch-on-bun'],
  workerd: ['hono', 'fetch'],
};

/** A busy machine needs long to bundle and to start. */
const START_LIMIT_IN_MS = 120_000;

const { resolve } = createRequire(import.meta.url);
const { runtimes, caseText } = inject('selection') ?? EVERYTHING;

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({
    seed: {
      users: [{ id: 'user_ada' }],
      organizations: [{ id: 'org_notes', name: 'Notes', createdBy: 'user_ada' }],
    },
  });
});
afterAll(() => emulator.close());

/** The address of an API that cannot be reached. */
const UNREACHABLE = 'http://127.0.0.1:1';

/** Starts two servers in a runtime: with the API of the emulator, and without any. */
function startIn(runtime: string, program: string): Promise<RunningServers> {
  const { secretKey, publishableKey, url } = emulator;
  const keys = [url, UNREACHABLE].map((apiUrl) => ({ secretKey, publishableKey, apiUrl }));
  const command = runners.find(({ name }) => name === runtime)?.command;
  if (command === undefined) {
    return startWorkers(resolve('@tooling/adapter-apps/workerd'), program, keys);
  }
  const toRun = {
    entry: resolve(`@tooling/adapter-apps/${program}`),
    input: keys,
    isConnected: true,
    // Frameworks for Node read the environment and the system.
    isTrusted: !program.endsWith('-on-deno'),
  };
  return startByCommand(toRun, command(toRun));
}

for (const [runtime, programs] of Object.entries(PROGRAMS)) {
  const runner = runners.find(({ name }) => name === runtime);
  const isMissing = runner?.unavailable !== undefined && !process.env['CI'];
  const isRuntimeSelected = runtimes?.includes(runtime) ?? true;
  for (const program of programs) {
    const title = `${runtime}, a server: ${program}`;
    const scenarios = createScenarios().filter(({ name }) =>
      isCaseSelected(`adapters > ${program} > ${name}`, { caseText }),
    );
    describe.skipIf(!isRuntimeSelected || isMissing || scenarios.length === 0)(title, () => {
      let context: ScenarioContext;
      let servers: RunningServers | undefined;

      beforeAll(async () => {
        servers = await startIn(runtime, program);
        const [url = '', urlInOutage = ''] = servers.urls;
        context = { url, urlInOutage, emulator, userId: 'user_ada', organizationId: 'org_notes' };
      }, START_LIMIT_IN_MS);
      afterAll(() => servers?.[Symbol.asyncDispose]());

      for (const { name, run } of scenarios) {
        it(name, ({ task }) => {
          task.meta.isCase = true;
          return run(context);
        });
      }
    });
  }
}
