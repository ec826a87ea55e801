import { afterAll, beforeAll, describe, it } from 'vitest';
import { startBuiltApp } from './built-apps/start-built-app.ts';
import { compareServers, type Servers } from './compare-servers.ts';
import { expectResults } from './expect-results.ts';
import type { Backend, RunningServer } from './servers/start-server.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
}, 60_000);
afterAll(() => stage.emulator.close());

describe.each(['nextjs', 'astro', 'react-router', 'tanstack-react-start', 'nuxt'] as const)(
  'the built application of @clerk/%s',
  (sdk) => {
    const running: RunningServer[] = [];
    const start = async (backend: Backend) => {
      const server = await startBuiltApp(sdk, backend, stage.environment);
      running.push(server);
      return server;
    };
    let servers: Servers;
    beforeAll(async () => {
      servers = { reference: await start('reference'), compat: await start('compat') };
    }, 1_800_000); // long enough for a busy machine: the limit only ends tests that hang
    afterAll(() => Promise.all(running.map(({ stop }) => stop())));

    it('responds the same with both packages, except for listed differences', async () => {
      await expectResults(sdk, await compareServers(sdk, servers, stage.world, stage.scenarios));
    }, 300_000);
  },
);
