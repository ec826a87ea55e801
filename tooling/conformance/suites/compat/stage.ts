import { createEmulator, type Emulator } from '@x/emulator';
import { createWorld, type World } from '../official-sdk/world.ts';
import { createScenarios, type Scenario, SIGNING_SECRET } from './scenarios.ts';

/** What the servers of all SDKs share: an emulator with users and tokens, and the requests for them. */
export interface Stage {
  readonly emulator: Emulator;
  readonly world: World;
  readonly environment: Readonly<Record<string, string>>;
  readonly scenarios: readonly Scenario[];
}

export async function createStage(): Promise<Stage> {
  const emulator = await createEmulator();
  const world = createWorld(emulator);
  const machineId = await world.machine();
  const scenarios = await createScenarios(world, machineId);
  const environment = {
    CLERK_SECRET_KEY: emulator.secretKey,
    CLERK_PUBLISHABLE_KEY: emulator.publishableKey,
    CLERK_API_URL: emulator.url,
    CLERK_MACHINE_SECRET_KEY: await world.machineKey(machineId),
    CLERK_WEBHOOK_SIGNING_SECRET: SIGNING_SECRET,
  };
  return { emulator, world, environment, scenarios };
}
