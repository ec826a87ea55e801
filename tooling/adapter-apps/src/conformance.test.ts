import { createScenarios, type ScenarioContext } from '@x/adapters/testing';
import { createEmulator, type Emulator } from '@x/emulator';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { APPS, createClient } from './index.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({
    seed: {
      users: [{ id: 'user_ada', emailAddress: 'ada@example.com' }],
      organizations: [{ id: 'org_notes', name: 'Notes', createdBy: 'user_ada' }],
    },
  });
});
afterAll(() => emulator.close());

describe.each(Object.entries(APPS))('%s', (_name, start) => {
  let context: ScenarioContext;
  const closers: Array<() => unknown> = [];

  beforeAll(async () => {
    const { secretKey, publishableKey, url: apiUrl } = emulator;
    const app = await start(createClient({ secretKey, publishableKey, apiUrl }));
    const inOutage = await start(createClient({ secretKey, publishableKey, apiUrl: 'http://127.0.0.1:1' }));
    closers.push(app.close, inOutage.close);
    context = {
      url: app.url,
      urlInOutage: inOutage.url,
      emulator,
      userId: 'user_ada',
      organizationId: 'org_notes',
    };
  });
  afterAll(() => Promise.all(closers.map((close) => close())));

  it.each(createScenarios().map((scenario) => [scenario.name, scenario] as const))('%s', (_case, scenario) =>
    scenario.run(context),
  );
});
