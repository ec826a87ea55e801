import { afterAll, beforeAll, describe, it } from 'vitest';
import { compareServers, type Servers } from './compare-servers.ts';
import { expectResults } from './expect-results.ts';
import { startServer } from './servers/start-server.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
}, 60_000);
afterAll(() => stage.emulator.close());

describe.each(['express', 'fastify', 'hono'] as const)('the server of @clerk/%s', (sdk) => {
  let servers: Servers;
  beforeAll(async () => {
    const [reference, compat] = await Promise.all([
      startServer(sdk, 'reference', stage.environment),
      startServer(sdk, 'compat', stage.environment),
    ]);
    servers = { reference, compat };
  }, 60_000);
  afterAll(() => Promise.all([servers.reference.stop(), servers.compat.stop()]));

  it('responds the same with both packages, except for listed differences', async () => {
    await expectResults(sdk, await compareServers(sdk, servers, stage.world, stage.scenarios));
  }, 300_000);
});
