import { COMMANDS, flagEntries } from './flags.ts';

/** Returns the text of `--help`. */
export function usage(): string {
  const commands = Object.entries(COMMANDS).map(([name, help]) => row(name, help));
  const flags = flagEntries().map(([name, { value, help }]) =>
    row(value === undefined ? `--${name}` : `--${name} <${value}>`, help),
  );
  return `Usage: x-emulator [command] [options]

Commands:
${commands.join('')}
Options:
${flags.join('')}
Prints the settings of a client as lines of an env file, which dotenv, docker and GitHub Actions read alike. Then serves until SIGINT or SIGTERM.
`;
}

const row = (name: string, help: string) => `  ${name.padEnd(22)} ${help}\n`;
