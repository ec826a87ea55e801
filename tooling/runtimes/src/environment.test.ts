import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createEmulator } from '@x/emulator';
import { expect, it } from 'vitest';
import { runners } from './runners/all.ts';

const ENTRY = fileURLToPath(new URL('environment-entry.ts', import.meta.url));

const emulator = await createEmulator({ port: false, seed: { users: [{ id: 'user_1' }] } });
const { token } = await emulator.signIn('user_1');

/** What `verifyToken()` makes of a genuine token when the key is in the environment alone. */
const TABLE: ReadonlyArray<readonly [runtime: string, isTrusted: boolean, outcome: string]> = [
  ['node-18', false, 'accepted'],
  ['node-20', false, 'accepted'],
  ['node-26', false, 'accepted'],
  ['bun', false, 'accepted'],
  ['deno', true, 'accepted'],
  ['deno', false, 'jwk-failed-to-resolve'],
  ['workerd-nodejs-compat', false, 'accepted'],
  ['workerd', false, 'jwk-failed-to-resolve'],
  ['edge-runtime', false, 'jwk-failed-to-resolve'],
  ['chromium', false, 'jwk-failed-to-resolve'],
];

for (const [name, isTrusted, outcome] of TABLE) {
  const runner = runners.find((runner) => runner.name === name);
  const isMissing = runner === undefined || runner.unavailable !== undefined;
  const permission = isTrusted ? ' with every permission' : '';
  it.skipIf(isMissing && !process.env['CI'])(
    `the key is in the environment, ${name}${permission}`,
    async () => {
      const env = { CLERK_JWT_KEY: emulator.jwtKey };
      expect(await runner?.run({ entry: ENTRY, input: { token }, env, isTrusted })).toBe(outcome);
    },
  );
}
