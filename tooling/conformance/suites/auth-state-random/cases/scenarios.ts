import type { AuthCase } from './dimensions.ts';

type Scenario = Partial<AuthCase>;

/** Any value of a dimension. */
export const ANY = '*';

/** A setup in which ours behaves like the reference. */
export const LIKE_THE_REFERENCE: Scenario = {
  forwardedHosts: 'any',
  satelliteOrigins: 'any',
  tokenInUrl: 'on',
  nullOrigin: 'on',
  unrequestedHandshakes: 'accepted',
};

const navigation = { destination: 'document', accept: 'html' };
const signedIn = { session: 'valid', uat: 'old', devBrowser: 'given' };
const signedInSuffixed = { sessionSuffixed: 'valid', uatSuffixed: 'old', devBrowserSuffixed: 'given' };
const production = { instance: 'production' };
const onSatellite = { satellite: 'domain', signInUrl: 'primary', url: 'satellite' };
const expiredSuffixed = { ...signedInSuffixed, sessionSuffixed: 'expired' };
const organizations = { session: 'organization', uat: 'old', devBrowser: 'given', organizationSync: 'both' };

/** The starting points of cases: situations that reach each rule. A case then changes a few dimensions, or many. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {},
  navigation,
  { ...production, ...navigation },
  { authorization: 'valid' },
  { ...production, authorization: 'valid' },
  { ...signedIn },
  { ...signedIn, ...navigation },
  { ...production, ...signedIn },
  { ...production, ...signedIn, ...navigation },
  { ...signedInSuffixed, ...navigation },
  { ...production, ...signedInSuffixed },
  { ...signedIn, ...signedInSuffixed, ...navigation },
  { ...production, ...signedIn, ...signedInSuffixed },
  { ...signedIn, ...navigation, session: 'expired' },
  { ...signedInSuffixed, ...navigation, sessionSuffixed: 'expired', refreshSuffixed: 'ok' },
  { ...production, ...signedInSuffixed, sessionSuffixed: 'expired', refreshSuffixed: 'ok' },
  { ...signedIn, ...navigation, handshakeInQuery: 'hs-signed-in', redirectCount: 'one' },
  { ...signedIn, ...navigation, nonceInQuery: 'signed-in', redirectCount: 'one' },
  { ...production, ...signedIn, ...navigation, handshake: 'hs-suffixed' },
  { ...production, ...signedIn, ...navigation, nonce: 'suffixed' },
  { ...production, ...navigation, nonce: 'signed-in' },
  { ...onSatellite, ...navigation },
  { ...onSatellite, ...navigation, ...signedIn, autoSync: 'on' },
  { ...production, ...onSatellite, ...navigation, autoSync: 'on' },
  { ...production, ...onSatellite, ...navigation, ...signedInSuffixed },
  { ...production, ...onSatellite, ...navigation, synced: 'no' },
  { ...onSatellite, ...navigation, synced: 'yes', devBrowser: 'given' },
  { ...navigation, ...signedIn, redirectUrl: 'satellite' },
  { ...navigation, ...signedIn, devBrowserInQuery: 'given' },
  { ...navigation, ...signedIn, referrer: 'satellite' },
  { ...production, ...navigation, ...signedIn, referrer: 'search' },
  { ...navigation, ...organizations, url: 'org-globex' },
  { ...production, ...navigation, ...organizations, url: 'me' },
  { ...navigation, ...organizations, session: 'expired', url: 'org-id-2', organizationSync: 'id' },
  { ...navigation, ...signedIn, uat: 'absent', redirectCount: 'two', mark: 'two' },
  { ...navigation, ...signedIn, uat: 'after-the-token', redirectCount: 'three', mark: ANY },
  { ...production, ...navigation, ...signedIn, session: 'expired', redirectCount: 'one', mark: ANY },
  { ...production, ...navigation, ...signedIn, nonce: ANY, redirectCount: 'one', mark: 'one' },
  { ...production, ...navigation, ...signedIn, handshakeInQuery: ANY },
  { ...production, ...onSatellite, ...navigation, uat: 'old', redirectCount: 'one', synced: ANY, mark: ANY },
  { ...navigation, handshakeInQuery: ANY, mark: ANY },
  { ...navigation, nonceInQuery: ANY, redirectCount: ANY, mark: ANY },
  { ...navigation, mark: ANY },
  { acceptsToken: 'any', authorization: 'ak_ok' },
  { acceptsToken: 'api-key', authorization: 'ak_ok' },
  { acceptsToken: 'm2m', authorization: 'mt_ok', machineSecretKey: 'given' },
  { acceptsToken: 'oauth', authorization: 'oat_ok' },
  { ...production, acceptsToken: 'machines', authorization: 'm2m' },
  { acceptsToken: 'all', authorization: 'oauth' },
  { acceptsToken: 'all', ...signedIn },
  { ...signedIn, ...navigation, proxyUrl: 'path' },
  { ...production, ...signedIn, ...navigation, uat: 'absent', proxyUrl: 'absolute' },
  { keys: 'jwks', session: ANY, uat: 'old', devBrowser: 'given' },
  { ...production, keys: 'jwks', authorization: ANY },
  { ...navigation, ...organizations, url: 'org-globex', redirectCount: ANY },
  { ...expiredSuffixed, ...navigation, sessionSuffixed: ANY, refreshSuffixed: 'ok' },
  { authorization: ANY },
  { ...production, authorization: ANY, acceptsToken: ANY },
  { authorization: ANY, acceptsToken: ANY },
  { ...signedIn, session: ANY },
  { ...signedIn, ...navigation, session: ANY },
  { ...production, ...signedIn, ...navigation, session: ANY, uat: ANY },
  { ...signedInSuffixed, ...navigation, sessionSuffixed: ANY },
  { ...production, ...signedInSuffixed, sessionSuffixed: ANY, uatSuffixed: ANY },
  { ...production, ...signedIn, ...signedInSuffixed, session: ANY, sessionSuffixed: ANY, uat: ANY },
  { ...signedIn, ...signedInSuffixed, ...navigation, uat: ANY, uatSuffixed: ANY, session: ANY },
  { ...expiredSuffixed, ...navigation, refreshSuffixed: ANY },
  { ...production, ...expiredSuffixed, refreshSuffixed: ANY },
  { ...signedIn, ...navigation, handshakeInQuery: ANY },
  { ...signedIn, ...navigation, handshakeInQuery: ANY, redirectCount: 'one' },
  { ...production, ...signedIn, ...navigation, handshake: ANY },
  { ...signedIn, ...navigation, nonceInQuery: ANY, redirectCount: 'one' },
  { ...production, ...signedIn, nonce: ANY },
  { ...navigation, ...signedIn, uat: ANY, redirectCount: ANY },
  { ...production, ...navigation, ...signedIn, referrer: ANY, redirectCount: ANY },
  { ...navigation, ...organizations, url: ANY, organizationSync: ANY },
  { ...onSatellite, ...navigation, synced: ANY, autoSync: ANY, satellite: ANY },
  { ...navigation, ...signedIn, redirectUrl: ANY, devBrowserInQuery: ANY },
  {
    ...production,
    ...navigation,
    uat: 'old',
    proxyUrl: ANY,
    url: ANY,
    forwardedHost: ANY,
    forwardedProto: ANY,
  },
];
