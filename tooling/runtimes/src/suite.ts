/** The little that suites ask of a test framework: each runtime brings nothing but this file. */

export interface Assert {
  /** Deep equality of JSON-like values. */
  equal(actual: unknown, expected: unknown): void;
  ok(value: unknown, message: string): void;
  rejects(promise: Promise<unknown>, errorName: string): Promise<void>;
  /** Says that a known defect shows, which fails nothing but is reported. */
  finding(note: string): void;
}

/** What a suite tests: the packages as they are published. */
export interface Library {
  /** The name of the runtime. */
  readonly runtime: string;
  readonly errors: typeof import('@x/errors');
  readonly jwt: typeof import('@x/jwt');
  readonly restClient: typeof import('@x/rest-client');
  readonly restOperations: typeof import('@x/rest-client/operations');
  readonly authState: typeof import('@x/auth-state');
  readonly backend: typeof import('@x/backend');
  readonly emulator: typeof import('@x/emulator');
}

export interface Case {
  readonly name: string;
  readonly run: (assert: Assert) => void | Promise<void>;
}

/** Gives the cases of one area for what is under test. */
export type Suite<Subject = Library> = (subject: Subject) => Case[] | Promise<Case[]>;

export interface CaseResult {
  readonly name: string;
  /** `null` when the case passed. */
  readonly error: string | null;
  /** The known defects that show. */
  readonly findings: readonly string[];
}

/** Runs every suite, one case after another. Never rejects: what fails is a result. */
export async function runSuites<Subject>(
  suites: Readonly<Record<string, Suite<Subject>>>,
  subject: Subject,
): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const [suiteName, suite] of Object.entries(suites)) {
    const cases = await listCases(suite, subject);
    for (const { name, run } of cases) {
      results.push({ name: `${suiteName} > ${name}`, ...(await outcomeOf(run)) });
    }
  }
  return results;
}

/** A suite that can't be set up counts as one failed case. */
async function listCases<Subject>(suite: Suite<Subject>, subject: Subject): Promise<Case[]> {
  try {
    return await suite(subject);
  } catch (error) {
    const fail = () => {
      throw error;
    };
    return [{ name: 'is set up', run: fail }];
  }
}

async function outcomeOf(run: Case['run']): Promise<Omit<CaseResult, 'name'>> {
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

/** JSON with sorted keys; `undefined` is told from nothing. */
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
