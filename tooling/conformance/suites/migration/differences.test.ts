import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AUTH_OBJECT_DIFFERENCES } from '../auth-objects/auth-object-differences.ts';
import { REQUEST_DIFFERENCES } from '../auth-objects/clerk-request-differences.ts';
import { REDIRECT_DIFFERENCES } from '../auth-objects/redirect-differences.ts';
import { DIFFERENCES as OF_REQUESTS } from '../auth-state-random/differences/all-differences.ts';
import { COMPAT_DIFFERENCES } from '../auth-state-random/differences/compat-differences.ts';
import { SINCE_FIRST } from '../auth-state-random/first/first-differences.ts';
import { NOT_ASSIGNABLE } from '../compat/names/not-assignable.ts';
import { SCENARIO_DIFFERENCES } from '../compat/scenario-differences.ts';
import { DIFFERENCES as OF_PROXY } from '../proxy/differences.ts';
import { DIFFERENCES as OF_TOKENS } from '../reference/differences.ts';
import { DIFFERENCES_OF, RULES } from '../reference-requests/differences.ts';
import { WEBHOOK_DIFFERENCES } from '../webhooks/differences.ts';

const page = readFileSync(
  new URL('../../../../packages/backend/docs/differences.md', import.meta.url),
  'utf8',
);
const namesOf = (differences: ReadonlyArray<{ readonly name: string }>) =>
  differences.map(({ name }) => name);

/** The ids of all lists of deliberate differences. */
const LISTED = {
  'auth objects': namesOf(AUTH_OBJECT_DIFFERENCES),
  'requests, as objects': namesOf(REQUEST_DIFFERENCES),
  redirects: namesOf(REDIRECT_DIFFERENCES),
  'random requests': namesOf(OF_REQUESTS),
  'random requests, with @x/compat': namesOf(COMPAT_DIFFERENCES),
  'random requests, from 1.0.1': namesOf(SINCE_FIRST),
  'official SDKs': namesOf(SCENARIO_DIFFERENCES),
  proxy: namesOf(OF_PROXY),
  tokens: OF_TOKENS.map(({ id }) => id),
  'REST calls': namesOf([...RULES, ...Object.values(DIFFERENCES_OF).flat()]),
  webhooks: namesOf(WEBHOOK_DIFFERENCES),
};

const rows = [...page.matchAll(/^\| `(?<id>[\w-]+)`/gm)].map(({ groups }) => groups?.['id'] ?? '');

describe('the page of differences', () => {
  it.each(Object.entries(LISTED))('has a row for each difference of %s', (_list, ids) => {
    expect(ids.length).toBeGreaterThan(0);
    expect([...new Set(ids)].filter((id) => !rows.includes(id))).toEqual([]);
  });

  it('has no row twice, and no row without a difference', () => {
    const all = new Set(Object.values(LISTED).flat());
    expect(rows.filter((id, index) => !all.has(id) || rows.indexOf(id) !== index)).toEqual([]);
  });

  it('names what @x/compat lacks, and the types that cannot be assigned', () => {
    const ofCompat = page.slice(page.indexOf('## Only of `@x/compat`'));
    const kept = new Set([...namesOf(COMPAT_DIFFERENCES), ...namesOf(DIFFERENCES_OF['@x/compat'])]);
    const ofBackend = [...namesOf(OF_REQUESTS), ...namesOf(DIFFERENCES_OF['@x/rest-client'])];
    const words = [...ofBackend.filter((name) => !kept.has(name)), ...Object.keys(NOT_ASSIGNABLE)];
    expect(words.filter((word) => !ofCompat.includes(`\`${word}\``))).toEqual([]);
  });
});
