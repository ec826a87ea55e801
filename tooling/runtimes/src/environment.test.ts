import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, inject, it } from 'vitest';
import { runners } from './runners/all.ts';
import { EVERYTHING, isCaseSelected } from './selection.ts';

const ENTRY = fileURLToPath(new URL('environment-entry.ts', import.meta.url));

/** The outcome of `verifyToken()` for a genuine token when only the environment holds the key. */
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

const { runtimes, caseText } = inject('selection') ?? EVERYTHING;

async function createSession() {
  const { createEmulator } = await import('@x/emulator');
  const emulator = await createEmulator({ port: false, seed: { users: [{ id: 'user_1' }] } });
  const { token } = await emulator.signIn('user_1');
  return { token, env: { CLERK_JWT_KEY: emulator.jwtKey } };
}

for (const [name, isTrusted, outcome] of TABLE) {
  const runner = runners.find((runner) => runner.name === name);
  const isMissing = runner === undefined || runner.unavailable !== undefined;
  const permission = isTrusted ? ' with every permission' : '';
  const title = `environment > the environment holds the key, ${name}${permission}`;
  const isSelected = (runtimes?.includes(name) ?? true) && isCaseSelected(title, { caseText });
  it.skipIf(!isSelected || (isMissing && !process.env['CI']))(title, async ({ task }) => {
    task.meta.isCase = true;
    const { token, env } = await createSession();
    expect(await runner?.run({ entry: ENTRY, input: { token }, env, isTrusted })).toBe(outcome);
  });
}
