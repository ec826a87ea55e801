import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { type Measured, renderTables } from './render-tables.ts';

/** Prints the scenarios with their times at the end of a run, as Markdown. */
export function createTableReporter(): Reporter {
  return {
    onTestRunEnd(modules) {
      const measured = modules.flatMap(({ children }: TestModule) => [...children.allTests()].map(measure));
      console.info(`\n${renderTables(measured)}`);
    },
  };
}

function measure(test: TestCase): Measured {
  const [suite = '', scenario = ''] = pathOf(test);
  return { suite, scenario, state: test.result().state, durationInMs: test.diagnostic()?.duration ?? 0 };
}

/** Returns the names of the suites around a test, the outermost first, and its own. */
function pathOf(test: TestCase): readonly string[] {
  const names: string[] = [];
  for (let at: TestCase | TestCase['parent'] = test; at.type !== 'module'; at = at.parent) {
    names.unshift(at.name);
  }
  return names;
}
