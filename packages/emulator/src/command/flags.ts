import { parseArgs } from 'node:util';
import { mostSimilar } from '@x/errors/internal';

interface Flag {
  /** The name of its value in the usage. Without it, the flag is a switch. */
  readonly value?: string;
  readonly isRepeatable?: boolean;
  /** The command that the flag belongs to. Default `serve`. */
  readonly of?: Command | 'all';
  readonly help: string;
}

/** The flags of the command. The usage, the parser and a test of the documentation read this table. */
const FLAGS = {
  port: { value: 'number', help: 'port (default 4010; 0: any free port)' },
  host: { value: 'address', help: 'address to listen on (default 127.0.0.1; 0.0.0.0 in a container)' },
  'allow-host': {
    value: 'name',
    isRepeatable: true,
    help: 'answer requests for this host name, too; can be repeated',
  },
  'app-origin': { value: 'origin', help: 'azp of the tokens for tests (default http://localhost:3000)' },
  seed: { value: 'file', help: 'JSON or YAML file with the users and organizations to start with' },
  import: { value: 'file', help: 'JSON file that the control API has exported: records, clock and keys' },
  persist: { value: 'file', help: 'keep the state in this file; at the next start it replaces the seed' },
  'signing-key': { value: 'file', help: 'private RSA key, as a JWK or PEM; see generate-key' },
  'secret-key': { value: 'key', help: 'secret key that starts with sk_test_ (default random)' },
  'production-domain': { value: 'domain', help: 'emulate an instance in production on this domain' },
  'rate-limits': { value: 'name', help: 'development or production: answer 429 as such an instance' },
  'random-seed': { value: 'text', help: 'derive ids and the secret key from this text, not at random' },
  now: { value: 'time', help: 'stop the clock at this time; POST /__emulator/clock moves it' },
  webhook: {
    value: 'url',
    isRepeatable: true,
    help: 'send webhooks to this URL; can be repeated',
  },
  'write-env': {
    value: 'file',
    help: 'write the settings to a file, too',
  },
  json: { help: 'print the settings as JSON' },
  pem: { of: 'generate-key', help: 'with generate-key: print PEM in place of a JWK' },
  help: { of: 'all', help: 'show this text' },
} as const satisfies Readonly<Record<string, Flag>>;

type FlagName = keyof typeof FLAGS;

/** What the command can do. */
export const COMMANDS = {
  serve: 'start the emulator (default)',
  'generate-key': 'print a new signing key',
} as const;

type Command = keyof typeof COMMANDS;

export interface CommandLine {
  readonly command: Command;
  /** Returns the last value of a flag. */
  readonly value: (name: FlagName) => string | undefined;
  /** Returns all values of a flag. */
  readonly values: (name: FlagName) => readonly string[];
  readonly has: (name: FlagName) => boolean;
}

/** Reads the arguments of the command. Throws a `TypeError` that names the mistake and the nearest valid name. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(flagEntries().map(([name, flag]) => [name, { type: typeOf(flag) }] as const)),
    strict: false,
    tokens: true,
  });
  const found = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'option') {
      const flag = readFlag(token.rawName, token.name);
      const value = readValue(token.rawName, flag, token.value);
      found.set(token.name, [...(found.get(token.name) ?? []), value]);
    }
  }
  const command = readCommand(positionals);
  for (const name of found.keys()) checkCommand(name, command);
  return {
    command,
    value: (name) => found.get(name)?.at(-1),
    values: (name) => found.get(name) ?? [],
    has: (name) => found.has(name),
  };
}

export function flagEntries(): readonly (readonly [string, Flag])[] {
  return Object.entries(FLAGS);
}

function typeOf({ value }: Flag): 'string' | 'boolean' {
  return value === undefined ? 'boolean' : 'string';
}

function readFlag(rawName: string, name: string): Flag {
  // Node takes it for itself in most places, so it is not a flag of this command.
  if (name === 'env-file') throw new TypeError('Unknown option "--env-file". Did you mean "--write-env"?');
  if (Object.hasOwn(FLAGS, name) && rawName.startsWith('--')) return FLAGS[name as FlagName];
  throw new TypeError(
    `Unknown option ${JSON.stringify(rawName)}. ${suggest(name, Object.keys(FLAGS), '--')}`,
  );
}

function checkCommand(name: string, command: Command): void {
  const { of = 'serve' }: Flag = FLAGS[name as FlagName];
  if (of === 'all' || of === command) return;
  throw new TypeError(`--${name} is an option of x-emulator ${of}, not of x-emulator ${command}.`);
}

function readValue(rawName: string, flag: Flag, value: string | undefined): string {
  if (flag.value === undefined) {
    if (value === undefined) return '';
    throw new TypeError(`${rawName} is a switch: it takes no value.`);
  }
  // `--seed --json` has forgotten the file.
  if (value === undefined || value === '' || value.startsWith('--')) {
    throw new TypeError(`${rawName} needs a value: ${rawName} <${flag.value}>.`);
  }
  return value;
}

function readCommand([command = 'serve', ...others]: readonly string[]): Command {
  const [unexpected] = others;
  if (unexpected !== undefined) {
    throw new TypeError(
      `Unexpected argument ${JSON.stringify(unexpected)}. Every option has a name, as in --port 4010.`,
    );
  }
  if (Object.hasOwn(COMMANDS, command)) return command as Command;
  throw new TypeError(
    `Unknown command ${JSON.stringify(command)}. ${suggest(command, Object.keys(COMMANDS), '')}`,
  );
}

function suggest(name: string, known: readonly string[], prefix: string): string {
  const similar = mostSimilar(name, known);
  return similar === undefined ? 'Run x-emulator --help for a list.' : `Did you mean "${prefix}${similar}"?`;
}
