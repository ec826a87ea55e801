/** A minimal test framework. It is bundled with the suites, so every runtime needs only this file. */
import { isCaseSelected } from './selection.ts';

export interface Assert {
  /** Deep equality of JSON-like values. */
  equal(actual: unknown, expected: unknown): void;
  ok(value: unknown, message: string): void;
  rejects(promise: Promise<unknown>, errorName: string): Promise<void>;
  /** Reports a known defect without failing the case. */
  finding(note: string): void;
}

/** The packages under test, as they are published. */
export interface Library {
  /** The name of the runtime. */
  readonly runtime: string;
  readonly errors: typeof import('@x/errors');
  readonly errorsInternal: typeof import('@x/errors/internal');
  readonly jwt: typeof import('@x/jwt');
  readonly jwtInternal: typeof import('@x/jwt/internal');
  readonly restClient: typeof import('@x/rest-client');
  readonly restOperations: typeof import('@x/rest-client/operations');
  readonly authState: typeof import('@x/auth-state');
  readonly proxy: typeof import('@x/proxy');
  readonly backend: typeof import('@x/backend');
  readonly webhooks: typeof import('@x/webhooks');
  readonly emulator: typeof import('@x/emulator');
}

export interface Case {
  readonly name: string;
  readonly run: (assert: Assert) => void | Promise<void>;
}

/** Returns the cases of one area for a subject. */
export type Suite<Subject = Library> = (subject: Subject) => Case[] | Promise<Case[]>;

export interface CaseResult {
  readonly name: string;
  /** False for a case that the selection leaves out. It does not run. */
  readonly isSelected: boolean;
  /** `null` if the case passed or did not run. */
  readonly error: string | null;
  /** The known defects that the case found. */
  readonly findings: readonly string[];
}

/**
 * Runs the selected cases of all suites, one after another. Resolves to a result for each case, in order; a failure is a
 * result, not a rejection.
 */
export async function runSuites<Subject>(
  suites: Readonly<Record<string, Suite<Subject>>>,
  subject: Subject,
  caseText: string | null = null,
): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const [suiteName, suite] of Object.entries(suites)) {
    for (const { name: caseName, run } of await listCases(suite, subject)) {
      const name = `${suiteName} > ${caseName}`;
      // A failed setup is never left out: its suite may hold the selected cases.
      const isSelected = isCaseSelected(name, { caseText }) || caseName === FAILED_SETUP;
      const outcome = isSelected ? await outcomeOf(run) : { error: null, findings: [] };
      results.push({ name, isSelected, ...outcome });
    }
  }
  return results;
}

const FAILED_SETUP = 'is set up';

/** Lists the cases of a suite. A suite whose setup fails has one case, which fails. */
async function listCases<Subject>(suite: Suite<Subject>, subject: Subject): Promise<Case[]> {
  try {
    return await suite(subject);
  } catch (error) {
    const fail = () => {
      throw error;
    };
    return [{ name: FAILED_SETUP, run: fail }];
  }
}

async function outcomeOf(run: Case['run']): Promise<Pick<CaseResult, 'error' | 'findings'>> {
  const findings: string[] = [];
  try {
    await run({ ...assertions, finding: (note) => findings.push(note) });
    return { error: null, findings };
  } catch (error) {
    return {
      error: error instanceof Error ? `${error.message}\n${error.stack}` : String(error),
      findings,
    };
  }
}

const assertions: Omit<Assert, 'finding'> = {
  equal(actual, expected) {
    const [left, right] = [canonical(actual), canonical(expected)];
    if (left !== right) {
      throw new Error(`expected ${right}, got ${left}`);
    }
  },
  ok(value, message) {
    if (!value) {
      throw new Error(message);
    }
  },
  async rejects(promise, errorName) {
    const error: unknown = await promise.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    const name = error instanceof Error ? error.name : String(error);
    if (name !== errorName) {
      throw new Error(`expected a rejection with ${errorName}, got ${name}`);
    }
  },
};

/** JSON with sorted keys, in which `undefined` differs from a missing key. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) => {
      if (inner === undefined) {
        return '(undefined)';
      }
      const isPlain = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
      return isPlain ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner;
    }) ?? '(undefined)'
  );
}
