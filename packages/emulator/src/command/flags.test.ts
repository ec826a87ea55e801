import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { COMMANDS, flagEntries, readCommandLine } from './flags.ts';
import { usage } from './usage.ts';

describe('readCommandLine()', () => {
  it('reads flags, their values, and the command', () => {
    const flags = readCommandLine([
      '--port',
      '1',
      '--json',
      '--port=2',
      '--allow-host',
      'a',
      '--allow-host',
      'b',
    ]);
    expect(flags.command).toBe('serve');
    expect(flags.value('port')).toBe('2');
    expect(flags.values('allow-host')).toEqual(['a', 'b']);
    expect([flags.has('json'), flags.has('pem'), flags.value('seed')]).toEqual([true, false, undefined]);
    expect(readCommandLine(['generate-key', '--pem']).command).toBe('generate-key');
  });

  it.each([
    [['--prot', '4010'], 'Unknown option "--prot". Did you mean "--port"?'],
    [['--siging-key=x'], 'Unknown option "--siging-key". Did you mean "--signing-key"?'],
    [['--env-file', 'x'], 'Did you mean "--write-env"?'],
    [['--persistent'], 'Did you mean "--persist"?'],
    [['--nothing-like-it-at-all'], 'Run x-emulator --help for a list.'],
    [['-p', '4010'], 'Unknown option "-p".'],
    [['--__proto__'], 'Unknown option "--__proto__".'],
    [['--constructor', 'x'], 'Unknown option "--constructor".'],
    [['--port'], '--port needs a value: --port <number>.'],
    [['--seed='], '--seed needs a value: --seed <file>.'],
    [['--seed', '--json'], '--seed needs a value: --seed <file>.'],
    [['--json=yes'], '--json is a switch: it takes no value.'],
    [['generate-keys'], 'Unknown command "generate-keys". Did you mean "generate-key"?'],
    [['serve', '4010'], 'Unexpected argument "4010".'],
  ])('rejects %j', (args, message) => {
    expect(() => readCommandLine(args)).toThrow(message);
  });
});

describe('the documentation', () => {
  it('lists every flag and command, in the usage and in docs/command.md', async () => {
    const page = await readFile(new URL('../../docs/command.md', import.meta.url), 'utf8');
    for (const [name, { value }] of flagEntries()) {
      const flag = value === undefined ? `--${name}` : `--${name} <${value}>`;
      expect(usage()).toContain(`  ${flag} `);
      expect(page).toContain(`| \`${flag}\``);
    }
    for (const command of Object.keys(COMMANDS)) {
      expect(usage()).toContain(`  ${command} `);
      expect(page).toContain(`\`x-emulator ${command}`);
    }
  });
});
