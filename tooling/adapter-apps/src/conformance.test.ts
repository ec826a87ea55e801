import { createScenarios, type ScenarioContext } from '@x/adapters/testing';
import { createEmulator, type Emulator } from '@x/emulator';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { ALL_APPS } from './all-apps.ts';
import { contextOf, SEED, UNREACHABLE } from './scenarios.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ seed: SEED });
});
afterAll(() => emulator.close());

describe.each(Object.entries(ALL_APPS))('%s', (_name, start) => {
  let context: ScenarioContext;
  const closers: Array<() => unknown> = [];

  beforeAll(async () => {
    const { secretKey, publishableKey, url: apiUrl } = emulator;
    const app = await start({ secretKey, publishableKey, apiUrl });
    const inOutage = await start({ secretKey, publishableKey, apiUrl: UNREACHABLE });
    closers.push(app.close, inOutage.close);
    context = contextOf(emulator, app.url, inOutage.url);
  });
  afterAll(() => Promise.all(closers.map((close) => close())));

  it.each(createScenarios().map((scenario) => [scenario.name, scenario] as const))('%s', (_case, scenario) =>
    scenario.run(context),
  );
});
