import { DECISION_TABLES, type DecisionTable } from '../decision-tables/decision-tables.ts';
import type { Check, Violation } from '../project/project.ts';

const FOLDER = 'packages/auth-state/src/';

/** Every row of a decision table has a test whose name begins with the id of the row. */
export const rowTests: Check = {
  name: 'row-tests',
  run: ({ texts }) => rowsWithoutTest(texts, DECISION_TABLES),
  scope: () => `${DECISION_TABLES.flatMap(({ rules }) => rules).length} rows`,
};

export function rowsWithoutTest(
  texts: ReadonlyMap<string, string>,
  tables: readonly DecisionTable[],
): Violation[] {
  const tests = [...texts].filter(([path]) => path.startsWith(FOLDER) && path.endsWith('.test.ts'));
  // Matches `it('S1 …')` and a row of `it.each()` that starts with the id.
  const isNamed = (id: string) =>
    tests.some(([, text]) => new RegExp(`(?:it\\(|\\[\\s*)'${id}[' ]`).test(text));
  return tables.flatMap(({ rules, file }) =>
    rules
      .filter(([id]) => !isNamed(id))
      .map(([id]) => ({
        check: 'row-tests',
        file: `packages/auth-state/${file}`,
        message: `row ${id} has no test that is named after it`,
      })),
  );
}
