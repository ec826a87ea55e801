import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { contextOf, SEED, UNREACHABLE } from '@tooling/adapter-apps/scenarios';
import { createScenarios, type Scenario, type ScenarioContext } from '@x/adapters/testing';
import { createEmulator, type Emulator } from '@x/emulator';
import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { reportUnavailable } from '../report-cases.ts';
import { type Runner, runners } from '../runners/all.ts';
import { EVERYTHING, isCaseSelected, selectRunners } from '../selection.ts';
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

/** A busy machine needs long to start, and to bundle before that. */
const START_LIMIT_IN_MS = 120_000;
const HOOK_LIMIT_IN_MS = START_LIMIT_IN_MS + 60_000;

const { resolve } = createRequire(import.meta.url);
const selection = inject('selection') ?? EVERYTHING;

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ seed: SEED });
});
afterAll(() => emulator.close());

/** Starts two servers in a runtime: with the API of the emulator, and with an unreachable API. */
function startIn({ name, command }: Runner, program: string): Promise<RunningServers> {
  const { secretKey, publishableKey, url } = emulator;
  const keys = [url, UNREACHABLE].map((apiUrl) => ({ secretKey, publishableKey, apiUrl }));
  if (name === 'workerd') {
    return startWorkers(resolve('@tooling/adapter-apps/workerd'), program, keys);
  }
  if (command === undefined) {
    throw new Error(`The runtime ${name} has no command that starts a server.`);
  }
  const toRun = {
    entry: resolve(`@tooling/adapter-apps/${program}`),
    input: keys,
    isConnected: true,
    // Frameworks for Node read the environment and the system.
    isTrusted: !program.endsWith('-on-deno'),
    timeoutInMs: START_LIMIT_IN_MS,
  };
  return startByCommand(toRun, command(toRun));
}

/** Reports each scenario of a program in a runtime as a case. */
function reportScenarios(runner: Runner, program: string, scenarios: readonly Scenario[]): void {
  let context: ScenarioContext;
  let servers: RunningServers | undefined;
  // Each case has the time since the one before, and the first one has the start too.
  let measuredAtInMs: number;

  beforeAll(async () => {
    measuredAtInMs = performance.now();
    servers = await startIn(runner, program);
    const [url = '', urlInOutage = ''] = servers.urls;
    context = contextOf(emulator, url, urlInOutage);
  }, HOOK_LIMIT_IN_MS);
  afterAll(() => servers?.[Symbol.asyncDispose]());

  for (const { name, run } of scenarios) {
    it(name, async ({ task }) => {
      task.meta.isCase = true;
      try {
        await run(context);
      } finally {
        const nowInMs = performance.now();
        task.meta.durationInMs = nowInMs - measuredAtInMs;
        measuredAtInMs = nowInMs;
      }
    });
  }
}

const allScenarios = createScenarios();
const nameOf = (program: string, { name }: Scenario) => `adapters > ${program} > ${name}`;

it('lists its cases', ({ task }) => {
  const programs = new Set(Object.values(PROGRAMS).flat());
  task.meta.availableCases = [...programs].flatMap((program) =>
    allScenarios.map((scenario) => nameOf(program, scenario)),
  );
});

for (const runner of selectRunners(runners, selection)) {
  for (const program of PROGRAMS[runner.name] ?? []) {
    const title = `${runner.name}, a server: ${program}`;
    const scenarios = allScenarios.filter((scenario) => isCaseSelected(nameOf(program, scenario), selection));
    if (runner.unavailable !== undefined) {
      const reason = runner.unavailable;
      describe(title, () => reportUnavailable(title, reason));
    } else if (scenarios.length > 0) {
      describe(title, () => reportScenarios(runner, program, scenarios));
    }
  }
}
