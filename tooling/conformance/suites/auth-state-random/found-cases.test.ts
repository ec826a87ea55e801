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
  [
    'a satellite that a handshake in a cookie signed in gets a clean URL, also with a count',
    {
      ...LIKE_THE_REFERENCE,
      ...{ satellite: 'domain', signInUrl: 'primary', url: 'satellite', synced: 'yes', mark: 'text' },
      ...{ destination: 'document', accept: 'html', devBrowser: 'given', handshake: 'hs-expired' },
    },
  ],
  [
    'a satellite that a handshake signed in gets a clean URL, also if its URL says that it is not in sync',
    {
      ...LIKE_THE_REFERENCE,
      ...{ satellite: 'domain', autoSync: 'on', signInUrl: 'primary', url: 'satellite', synced: 'no' },
      ...{ destination: 'document', accept: 'html', session: 'valid', uat: 'old', devBrowser: 'given' },
      ...{ nonce: 'plain-last' },
    },
  ],
  [
    'a page without a secret key keeps its session, although a satellite refers to it and the nonce cannot be exchanged',
    {
      ...LIKE_THE_REFERENCE,
      ...{
        instance: 'production',
        keys: 'pem-without-secret',
        satelliteOrigins: 'any',
        referrer: 'satellite',
      },
      ...{
        destination: 'document',
        accept: 'html',
        session: 'organization',
        uat: 'old',
        devBrowser: 'given',
      },
      ...{ nonce: 'dev-browser' },
    },
  ],
];

describe('a case that was found', () => {
  it.each(FOUND)('is decided alike: %s', async (_name, changes) => {
    const comparison = await compare({ ...PLAIN_CASE, ...changes }, SIDES.latest);
    expect(comparison.isAlike ? '' : describeComparison(comparison)).toBe('');
  });
});
