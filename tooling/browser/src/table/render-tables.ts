/** A test: the suite is `kind, server`, and all tests of a scenario are one row. */
export interface Measured {
  readonly suite: string;
  readonly scenario: string;
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending';
  readonly durationInMs: number;
}

/** Returns a table of scenarios and servers for each kind of suite, in Markdown. Suites without a server have one column. */
export function renderTables(all: readonly Measured[]): string {
  const kinds = groupBy(all, ({ suite }) => suite.split(', ')[0] ?? suite);
  return [...kinds].map(([kind, tests]) => renderTable(kind, tests)).join('\n\n');
}

function renderTable(kind: string, tests: readonly Measured[]): string {
  const suites = [...new Set(tests.map(({ suite }) => suite))];
  const scenarios = groupBy(tests, ({ scenario }) => scenario);
  const rows = [...scenarios].map(([scenario, own]) => [
    scenario,
    ...suites.map((suite) => renderCell(own.filter((test) => test.suite === suite))),
  ]);
  const header = [kind, ...suites.map((suite) => suite.replace(`${kind}, `, ''))];
  const separator = header.map(() => '---');
  return [header, separator, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The seconds of all tests of a scenario, or the worst of their states. */
function renderCell(tests: readonly Measured[]): string {
  if (tests.length === 0) {
    return '';
  }
  const other = tests.find(({ state }) => state !== 'passed');
  const seconds = tests.reduce((sum, { durationInMs }) => sum + durationInMs, 0) / 1000;
  return other === undefined ? `${seconds.toFixed(1)} s` : other.state;
}

function groupBy(all: readonly Measured[], keyOf: (test: Measured) => string): Map<string, Measured[]> {
  const groups = new Map<string, Measured[]>();
  for (const test of all) {
    const key = keyOf(test);
    groups.set(key, [...(groups.get(key) ?? []), test]);
  }
  return groups;
}
