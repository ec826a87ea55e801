#!/usr/bin/env node
import process from 'node:process';
import { readCommandLine } from './command/flags.ts';
import { serve } from './command/serve.ts';
import { generateSigningKey } from './command/signing-key.ts';
import { usage } from './command/usage.ts';

try {
  const flags = readCommandLine(process.argv.slice(2));
  if (flags.has('help')) process.stdout.write(usage());
  else if (flags.command === 'generate-key')
    process.stdout.write(generateSigningKey(flags.has('pem') ? 'pem' : 'jwk'));
  else await serve(flags);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  // The options of createEmulator() are named like the flags.
  process.stderr.write(`x-emulator: ${message.replace('createEmulator(): ', '')}\n`);
  process.exitCode = 1;
}
