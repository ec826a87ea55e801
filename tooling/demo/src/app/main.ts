/** Starts an application and the emulator, and prints their addresses. Needs no account and no network. */
import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { startDemo } from './start-demo.ts';
import { takeScreenshots } from './take-screenshots.ts';

const { values } = parseArgs({ options: { screenshots: { type: 'string' } } });
const isHeadless = values.screenshots !== undefined;

const demo = await startDemo(isHeadless ? { app: 0, emulator: 0 } : { app: 3000, emulator: 4010 });
if (values.screenshots === undefined) {
  console.log(`
  ${pc.bold('Field Notes')} runs on the emulator, without an account and without a network.

  application  ${pc.cyan(demo.url)}
  inspector    ${pc.cyan(`${demo.emulator.frontendApiUrl}/__emulator`)}

  Sign in as Ada with one click, or by ada@example.com and the password "correct horse battery".
  ${pc.dim('Control-C stops both.')}
`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => demo.close().then(() => process.exit(0)));
  }
} else {
  try {
    // A path is relative to the directory in which pnpm was started.
    const directory = resolve(process.env['INIT_CWD'] ?? '', values.screenshots);
    await takeScreenshots(demo, directory);
    console.log(`screenshots: ${directory}`);
  } finally {
    await demo.close();
  }
}
