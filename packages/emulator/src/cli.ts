#!/usr/bin/env node
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createEmulator } from './create-emulator.ts';
import type { Emulator } from './emulator.ts';

const usage = `Usage: x-emulator [options]

  --port <number>        port (default 4010; 0: any free port)
  --host <address>       address to listen on (default 127.0.0.1; 0.0.0.0 in a container)
  --seed <file>          JSON file with the users and organizations to start with
  --signing-key <file>   JWK file with a private RSA key, so that tokens stay valid after a restart
  --secret-key <key>     secret key that starts with sk_test_ (default random)
  --import <file>        JSON file that the control API has exported: records and keys
  --write-env <file>     write the settings to a file, too (Node takes --env-file for itself)
  --json                 print the settings as JSON
  --help                 show this text

Prints the settings of a client as lines of an env file, which dotenv, docker and GitHub Actions read alike. Then serves until SIGINT or SIGTERM.
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
      host: { type: 'string' },
      import: { type: 'string' },
      'write-env': { type: 'string' },
      json: { type: 'boolean', default: false },
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
    host: values.host,
    import: await readJson(values.import),
    seed: await readJson(values.seed),
    signingKey: await readJson(values['signing-key']),
    secretKey: values['secret-key'],
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.close());
  const settings = settingsOf(emulator);
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  const envFile = values['write-env'];
  if (envFile !== undefined) {
    try {
      await writeFile(envFile, lines.join(''), { mode: 0o600 });
    } catch (error) {
      // A server that listens would keep the process alive.
      await emulator.close();
      throw error;
    }
  }
  process.stdout.write(values.json ? `${JSON.stringify(settings)}\n` : lines.join(''));
}

/** Reads a JSON file. `createEmulator()` validates its content. */
async function readJson(path: string | undefined) {
  if (path === undefined) return undefined;
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TypeError(`${path} is not JSON: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

/** The key is on one line without its frame: quotes and escaped line breaks mean something else to each reader. */
function settingsOf({ env, jwtKey }: Emulator): Record<string, string> {
  return { ...env, CLERK_JWT_KEY: jwtKey.replaceAll(/-----[^-]+-----|\s/g, '') };
}
