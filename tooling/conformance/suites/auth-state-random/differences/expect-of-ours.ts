import { isDeepStrictEqual } from 'node:util';
import type { ApiRequest } from '../api.ts';
import type { AuthCase } from '../cases/dimensions.ts';
import type { Outcome } from '../outcome.ts';
import type { Difference } from './difference.ts';
import { restore } from './restore.ts';

export interface Expectation {
  readonly outcome: Outcome;
  /** The differences between the decision of the reference and this decision. */
  readonly by: readonly string[];
}

type Decide = (authCase: AuthCase) => Promise<Outcome>;

/** Returns the decision that ours must make: the decision of the reference, changed by the differences that apply. */
export async function expectOfOurs(
  authCase: AuthCase,
  ours: Outcome,
  decide: Decide,
  differences: readonly Difference[],
): Promise<Expectation> {
  const { rewritten, outcome, by } = await rewriteAll(authCase, decide, differences);
  let theirs: Outcome = outcome;
  for (const { name, adjust } of differences) {
    const adjusted = { ...theirs, ...adjust?.({ authCase, rewritten, theirs, ours }) };
    if (!isDeepStrictEqual(adjusted, theirs)) {
      by.push(name);
      theirs = adjusted;
    }
  }
  return { outcome: theirs, by };
}

const REWRITES_AT_MOST = 20;

interface Rewriting {
  readonly difference: Difference;
  readonly changes: Partial<AuthCase>;
}

async function rewriteAll(authCase: AuthCase, decide: Decide, differences: readonly Difference[]) {
  const by = new Set<string>();
  const apiRequests: ApiRequest[] = [];
  let rewritten = authCase;
  let raw = await decide(authCase);
  let outcome = raw;
  for (let count = 0; count < REWRITES_AT_MOST; count++) {
    const found = findRewritings(rewritten, raw, differences);
    const [first] = found;
    if (first === undefined) {
      break;
    }
    // Most differences change nothing here, so they are tried together.
    const together: AuthCase = Object.assign({}, rewritten, ...found.map(({ changes }) => changes));
    const after = await decide(together);
    if (isDeepStrictEqual(restore(after, authCase, together), outcome)) {
      rewritten = together;
      raw = after;
      continue;
    }
    const { keepsAsked } = first.difference;
    apiRequests.push(...outcome.apiRequests.filter(({ path }) => keepsAsked?.test(path)));
    rewritten = { ...rewritten, ...first.changes };
    raw = found.length === 1 ? after : await decide(rewritten);
    const next = restore(raw, authCase, rewritten);
    if (!isDeepStrictEqual(next, outcome)) {
      by.add(first.difference.name);
      outcome = next;
    }
  }
  return {
    rewritten,
    outcome: { ...outcome, apiRequests: [...apiRequests, ...outcome.apiRequests] },
    by: [...by],
  };
}

function findRewritings(
  authCase: AuthCase,
  theirs: Outcome,
  differences: readonly Difference[],
): Rewriting[] {
  return differences.flatMap((difference) => {
    const changes = difference.rewrite?.(authCase, theirs);
    return changes !== undefined && isChange(authCase, changes) ? [{ difference, changes }] : [];
  });
}

function isChange(authCase: AuthCase, changes: Partial<AuthCase>): boolean {
  return Object.entries(changes).some(([name, value]) => Reflect.get(authCase, name) !== value);
}
