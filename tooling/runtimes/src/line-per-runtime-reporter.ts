import type { Reporter, TestModule } from 'vitest/node';

/** Ends the output with one line per runtime: `node-18 41 passed, 0 failed`. */
export default class LinePerRuntimeReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
    const lines = modules.flatMap((module) =>
      module.moduleId.endsWith('runtimes.test.ts') ? [...module.children.suites()].map(describeRuntime) : [],
    );
    console.log(`\n${lines.join('\n')}`);
  }
}

type RuntimeSuite =
  ReturnType<TestModule['children']['suites']> extends Iterable<infer Suite> ? Suite : never;

function describeRuntime(suite: RuntimeSuite): string {
  const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
  let reason = '';
  for (const test of suite.children.allTests()) {
    const { state } = test.result();
    counts[state] += 1;
    reason = state === 'skipped' ? ` (${test.name})` : reason;
  }
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped${reason}` : '';
  return `${suite.name} ${counts.passed} passed, ${counts.failed} failed${skipped}`;
}
