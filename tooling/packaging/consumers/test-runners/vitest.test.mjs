import { createClerkClient, verifyToken } from '@x/backend';
import { createEmulator } from '@x/emulator';
import { expect, test } from 'vitest';
import { expected, scenario } from './scenario.cjs';

test('works in an environment of Vitest', async () => {
  expect(await scenario({ createClerkClient, createEmulator, verifyToken })).toEqual(expected);
});
