import { clerkSetup, createAgentTestingTask } from '@clerk/testing/playwright';
import { createEmulator, type Emulator } from '@x/emulator';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await createEmulator({ seed: { users: [{ id: 'user_ada' }] } });
  for (const [name, value] of Object.entries(emulator.env)) vi.stubEnv(name, value);
  vi.stubEnv('CLERK_TELEMETRY_DISABLED', '1');
  for (const name of ['CLERK_FAPI', 'CLERK_TESTING_TOKEN']) vi.stubEnv(name, undefined);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await emulator.close();
});

describe('@clerk/testing, unmodified', () => {
  it('clerkSetup() gets a testing token and finds the Frontend API', async () => {
    await clerkSetup({ dotenv: false });
    expect(process.env['CLERK_FAPI']).toBe(new URL(emulator.url).host);
    expect(process.env['CLERK_TESTING_TOKEN']).toMatch(/\S{20,}/);
    expect(emulator.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/testing_tokens',
    ]);
  });

  it('createAgentTestingTask() creates a task for a user', async () => {
    const task = await createAgentTestingTask({
      onBehalfOf: { userId: 'user_ada' },
      permissions: '*',
      agentName: 'agent',
      taskDescription: 'Test the checkout',
      redirectUrl: 'https://app.example.com',
    });
    expect(task.url).toMatch(/^http/);
  });
});
