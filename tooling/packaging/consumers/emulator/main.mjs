import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createClerkClient, verifyToken } from '@x/backend';
import { createEmulator } from '@x/emulator';
import { scenario } from './scenario.mjs';

await scenario({ createClerkClient, createEmulator, verifyToken });

const command = fileURLToPath(new URL('node_modules/.bin/x-emulator', import.meta.url));
assert.match(execFileSync(command, ['--help'], { encoding: 'utf8' }), /--port/);
console.log('done');
