import { describe, expect, it } from 'vitest';
import { type AuthCase, PLAIN_CASE } from './cases/dimensions.ts';
import { LIKE_THE_REFERENCE } from './cases/scenarios.ts';
import { compare } from './compare.ts';
import { describeComparison } from './report.ts';
import { SIDES } from './sides.ts';

/** Cases that once disagreed, reduced. */
const FOUND: ReadonlyArray<readonly [name: string, authCase: Partial<AuthCase>]> = [
  [
    'an expired token in the header starts a handshake with the organization, whatever the nonce in the query is worth',
    {
      ...LIKE_THE_REFERENCE,
      ...{ organizationSync: 'both', url: 'org-globex', session: 'organization', uat: 'old' },
      ...{ destination: 'document', devBrowser: 'given', authorization: 'expired-yesterday' },
      ...{ nonceInQuery: 'broken', redirectCount: 'empty' },
    },
  ],
];

describe('a case that was found', () => {
  it.each(FOUND)('is decided alike: %s', async (_name, changes) => {
    const comparison = await compare({ ...PLAIN_CASE, ...changes }, SIDES.latest);
    expect(comparison.isAlike ? '' : describeComparison(comparison)).toBe('');
  });
});
