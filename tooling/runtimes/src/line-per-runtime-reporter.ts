import type { Reporter, TestModule } from 'vitest/node';

declare module 'vitest' {
  interface TaskMeta {
    /** True for a case that ran in a runtime. */
    isCase?: boolean;
    /** The known defects that the case found. */
    findings?: readonly string[];
    /** How long the runtime took for all cases. */
    durationInMs?: number;
    /** The names of all cases of the runtime, selected or not. */
    availableCases?: readonly string[];
  }
}

/** Prints a line per runtime at the end, `node-18 41 passed, 0 failed in 1.2 s`, and a line per known defect. */
export default class LinePerRuntimeReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
    const runtimes = modules.flatMap((module) =>
      /(runtimes|network|servers)\.test\.ts$/.test(module.moduleId) ? [...module.children.suites()] : [],
    );
    const lines = [...runtimes.map(describeRuntime), ...describeFindings(runtimes)];
    console.log(`\n${lines.join('\n')}`);
  }
}

type RuntimeSuite =
  ReturnType<TestModule['children']['suites']> extends Iterable<infer Suite> ? Suite : never;

function describeRuntime(suite: RuntimeSuite): string {
  const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
  let reason = '';
  let durationInMs = 0;
  for (const test of suite.children.allTests()) {
    const { state } = test.result();
    counts[state] += 1;
    durationInMs += test.meta().durationInMs ?? 0;
    reason = state === 'skipped' ? ` (${test.name})` : reason;
  }
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped${reason}` : '';
  const findings = findingsOf(suite).length;
  const known = findings > 0 ? `, ${findings} of them with a known defect` : '';
  const seconds = (durationInMs / 1000).toFixed(1);
  return `${suite.name} ${counts.passed} passed${known}, ${counts.failed} failed${skipped} in ${seconds} s`;
}

function describeFindings(suites: readonly RuntimeSuite[]): string[] {
  const notes = new Set(suites.flatMap(findingsOf));
  return [...notes].map((note) => {
    const shown = suites.filter((suite) => findingsOf(suite).includes(note)).map(({ name }) => name);
    return `known defect in ${shown.join(', ')}: ${note}`;
  });
}

function findingsOf(suite: RuntimeSuite): string[] {
  return [...suite.children.allTests()].flatMap((test) => test.meta().findings ?? []);
}
