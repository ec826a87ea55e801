import { createEmulator, type Emulator } from '@x/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../official-sdk/world.ts';
import { differingFields, viewOfResponse } from './response-view.ts';
import { explain, SCENARIO_DIFFERENCES } from './scenario-differences.ts';
import { createReturn, createScenarios, type Scenario, SIGNING_SECRET } from './scenarios.ts';
import { type RunningServer, startServer } from './servers/start-server.ts';

const SDKS = ['express', 'fastify', 'hono'] as const;

let emulator: Emulator;
let environment: Record<string, string>;
let world: World;
let scenarios: readonly Scenario[];
beforeAll(async () => {
  emulator = await createEmulator();
  world = createWorld(emulator);
  const machineId = await world.machine();
  scenarios = await createScenarios(world, machineId);
  environment = {
    CLERK_SECRET_KEY: emulator.secretKey,
    CLERK_PUBLISHABLE_KEY: emulator.publishableKey,
    CLERK_API_URL: emulator.url,
    CLERK_MACHINE_SECRET_KEY: await world.machineKey(machineId),
    CLERK_WEBHOOK_SIGNING_SECRET: SIGNING_SECRET,
  };
}, 60_000);
afterAll(() => emulator.close());

describe.each(SDKS)('the server of @clerk/%s', (sdk) => {
  let reference: RunningServer;
  let compat: RunningServer;
  beforeAll(async () => {
    [reference, compat] = await Promise.all([
      startServer(sdk, 'reference', environment),
      startServer(sdk, 'compat', environment),
    ]);
  }, 60_000);
  afterAll(() => Promise.all([reference.stop(), compat.stop()]));

  it('responds the same with both packages, except for listed differences', async () => {
    // A handshake can return once.
    const returns = [await createReturn(world), await createReturn(world)] as const;
    const theirs = await play(reference, returns[0]);
    const ours = await play(compat, returns[1]);
    const seen = new Set<string>();
    const unexplained: Record<string, object> = {};
    for (const [name, their] of theirs) {
      const our = ours.get(name) ?? {};
      const fields = differingFields(their, our).filter((field) => {
        const difference = explain({ field, their, our });
        seen.add(difference?.name ?? '');
        return difference === undefined;
      });
      if (fields.length > 0) {
        unexplained[name] = Object.fromEntries(fields.map((field) => [field, [their[field], our[field]]]));
      }
    }
    expect(unexplained).toEqual({});
    // A difference that no longer occurs is removed from the list.
    expect([...seen].sort()).toEqual(SCENARIO_DIFFERENCES.map(({ name }) => name).sort());
    expect(theirs.size).toBeGreaterThan(50);
  }, 120_000);

  async function play({ url }: RunningServer, returned: Scenario) {
    const views = [...scenarios, returned].map(
      async (scenario) => [scenario.name, await viewOfResponse(await send(url, scenario), url)] as const,
    );
    return new Map(await Promise.all(views));
  }
});

const send = (url: string, { path, init }: Scenario): Promise<Response> =>
  fetch(url + path, { redirect: 'manual', ...init });
