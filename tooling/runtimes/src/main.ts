import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startVitest, type Vitest } from 'vitest/node';
import { runners } from './runners/all.ts';
import { countBySuite, isEverything, type Selection, selectRunners } from './selection.ts';

const USAGE = "pnpm test:runtimes [--list] [--only deno,bun] [--case 'part of a name']";

/** The files that run programs in runtimes. The other tests cover the tooling itself. */
const RUNTIME_TESTS = [
  'src/runtimes.test.ts',
  'src/network/network.test.ts',
  'src/servers/servers.test.ts',
  'src/environment.test.ts',
];

/** A mistake on the command line, which is printed without a stack. */
class UsageError extends Error {}

try {
  await main();
} catch (error) {
  console.error(error instanceof UsageError ? `${error.message}\n\n${USAGE}` : error);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const { list, selection } = readArguments();
  if (list) {
    const lines = runners.map(({ name, unavailable }) =>
      unavailable === undefined ? name : `${name} (unavailable: ${unavailable})`,
    );
    console.info(lines.join('\n'));
    return;
  }
  const isWhole = isEverything(selection);
  const vitest = await startVitest('test', isWhole ? [] : RUNTIME_TESTS, {
    root: fileURLToPath(new URL('..', import.meta.url)),
    watch: false,
    provide: { selection },
    hideSkippedTests: true,
    // A selection is small enough for a line per case.
    reporters: [isWhole ? 'default' : 'tree', './src/line-per-runtime-reporter.ts'],
  });
  if (!isWhole) {
    reportSelection(vitest, selection);
  }
  await vitest.close();
}

function readArguments(): { readonly list: boolean; readonly selection: Selection } {
  try {
    const { values } = parseArgs({
      // Package managers pass on the separator of their own arguments.
      args: process.argv.slice(2).filter((argument) => argument !== '--'),
      options: {
        list: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true },
        case: { type: 'string' },
      },
    });
    const runtimes = values.only?.flatMap((names) => names.split(',')).map((name) => name.trim()) ?? null;
    const selection = { runtimes, caseText: values.case ?? null };
    const unavailable = selectRunners(runners, selection).find((runner) => runner.unavailable !== undefined);
    if (runtimes !== null && unavailable !== undefined) {
      throw new Error(`The runtime "${unavailable.name}" is unavailable here: ${unavailable.unavailable}.`);
    }
    return { list: values.list, selection };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Fails a run in which the selection matched no case. */
function reportSelection(vitest: Vitest, { caseText }: Selection): void {
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  const available = new Set(tests.flatMap((test) => test.meta().availableCases ?? []));
  const hasRun = tests.some((test) => test.meta().isCase === true);
  const hasFailed = tests.some((test) => test.result().state === 'failed');
  if (!hasRun && !hasFailed) {
    throw new UsageError(
      `No case contains "${caseText}". Suites, with the number of their cases:\n${countBySuite([...available])}`,
    );
  }
}
