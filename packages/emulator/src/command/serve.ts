import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import type { RateLimits } from '../control/rate-limits.ts';
import { createEmulator } from '../create-emulator.ts';
import type { Emulator, EmulatorOptions } from '../emulator.ts';
import { createSeededBytes } from '../keys/seeded-bytes.ts';
import { startTestKeysAt } from '../keys/signing-key.ts';
import { onFile } from '../runtime/system-errors.node.ts';
import { SeedError } from '../seed-entries.ts';
import type { CommandLine } from './flags.ts';
import { readData, readSigningKey } from './read-files.ts';

/** Starts the emulator, prints its settings and stops it at SIGINT or SIGTERM. */
export async function serve(flags: CommandLine): Promise<void> {
  const emulator = await start(flags);
  const stop = () => {
    emulator.close().catch((error: unknown) => {
      process.stderr.write(`x-emulator: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const settings = settingsOf(emulator);
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  const envFile = flags.value('write-env');
  if (envFile !== undefined) {
    try {
      await onFile('--write-env', envFile, 'write', () =>
        writeFile(envFile, lines.join(''), { mode: 0o600 }),
      );
    } catch (error) {
      // A server that listens would keep the process alive.
      await emulator.close();
      throw error;
    }
  }
  process.stdout.write(flags.has('json') ? `${JSON.stringify(settings)}\n` : lines.join(''));
  process.stderr.write(noticeFor(process.stderr, emulator));
}

/** Returns what a person at a terminal reads. The settings go to a program, which must not read it. */
export function noticeFor(
  { isTTY }: { readonly isTTY?: boolean },
  { proxyUrl }: Pick<Emulator, 'proxyUrl'>,
): string {
  return isTTY ? `The inspector is at ${proxyUrl}/__emulator\n` : '';
}

async function start(flags: CommandLine): Promise<Emulator> {
  const seed = flags.value('seed');
  const port = readPort(flags.value('port'));
  startTestKeysAt(port === 0 ? 0 : port - DEFAULT_PORT);
  try {
    return await createEmulator({
      port,
      host: flags.value('host'),
      allowedHosts: flags.values('allow-host'),
      appOrigin: flags.value('app-origin'),
      productionDomain: flags.value('production-domain'),
      import: await readData('import', flags.value('import')),
      seed: await readData('seed', seed),
      persist: flags.value('persist'),
      signingKey: await readSigningKey(flags.value('signing-key')),
      secretKey: flags.value('secret-key'),
      webhooks: flags.values('webhook').map((url) => ({ url })),
      rateLimits: readRateLimits(flags.value('rate-limits')),
      ...readSources(flags),
    });
  } catch (error) {
    throw error instanceof SeedError ? new TypeError(`${seed}: ${error.message}`, { cause: error }) : error;
  }
}

const DEFAULT_PORT = 4010;

function readPort(port = String(DEFAULT_PORT)): number {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new TypeError(`--port must be an integer from 0 to 65535, not ${JSON.stringify(port)}.`);
  return Number(port);
}

/** Two processes with the same sources and the same requests have the same answers. */
function readSources(flags: CommandLine): Pick<EmulatorOptions, 'now' | 'randomBytes'> {
  const [randomSeed, now] = [flags.value('random-seed'), flags.value('now')];
  const time = now === undefined ? undefined : readTime(now);
  return {
    ...(randomSeed === undefined ? {} : { randomBytes: createSeededBytes(randomSeed) }),
    ...(time === undefined ? {} : { now: () => time }),
  };
}

function readTime(text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time))
    throw new TypeError(`--now must be a time such as 2026-01-02T03:04:05Z, not ${JSON.stringify(text)}.`);
  return time;
}

function readRateLimits(name: string | undefined): RateLimits | undefined {
  if (name === undefined || name === 'development' || name === 'production') return name;
  throw new TypeError(`--rate-limits must be development or production, not ${JSON.stringify(name)}.`);
}

/** The key is on one line without its frame: quotes and escaped line breaks mean something else to each reader. */
function settingsOf({ env, jwtKey }: Emulator): Record<string, string> {
  return { ...env, CLERK_JWT_KEY: jwtKey.replaceAll(/-----[^-]+-----|\s/g, '') };
}
