#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createEmulator, type Emulator } from './create-emulator.ts';

const usage = `Usage: x-emulator [options]

  --port <number>        port on 127.0.0.1 (default 4010; 0: any free port)
  --seed <file>          JSON file with the users and organizations to start with
  --signing-key <file>   JWK file with a private RSA key, so that tokens stay valid after a restart
  --secret-key <key>     secret key that starts with sk_test_ (default random)
  --help                 show this text

Prints the settings of a client as lines of an env file, then serves until SIGINT or SIGTERM.
`;

try {
  await main();
} catch (error) {
  process.stderr.write(`x-emulator: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      seed: { type: 'string' },
      'signing-key': { type: 'string' },
      'secret-key': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const emulator = await createEmulator({
    port: Number(values.port),
    seed: await readJson(values.seed),
    signingKey: await readJson(values['signing-key']),
    secretKey: values['secret-key'],
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.close());
  process.stdout.write(environmentLines(emulator));
}

/** Reads a JSON file. `createEmulator()` validates its content. */
async function readJson(path: string | undefined) {
  return path === undefined ? undefined : JSON.parse(await readFile(path, 'utf8'));
}

function environmentLines(emulator: Emulator): string {
  const settings = {
    CLERK_API_URL: emulator.url,
    CLERK_SECRET_KEY: emulator.secretKey,
    CLERK_PUBLISHABLE_KEY: emulator.publishableKey,
    CLERK_JWT_KEY: emulator.jwtKey.replaceAll('\n', '\\n'),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}="${value}"\n`);
  return lines.join('');
}
