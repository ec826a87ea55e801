import { makeToken, NOW_IN_SECONDS, OTHER_PRIVATE_KEY } from './hand-made-token.ts';
import type { CheckOptions } from './tokens.ts';

/** How an instance is set up: by its publishable key. */
export type Instance = 'development' | 'production';

export const PUBLISHABLE_KEYS: Readonly<Record<Instance, string>> = {
  development: `pk_test_${btoa('clerk.example.com$')}`,
  production: `pk_live_${btoa('clerk.example.com$')}`,
};

/** A request to decide about. */
export interface RequestCase {
  readonly name: string;
  readonly instance: Instance;
  readonly headers: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly query?: string;
  readonly options?: CheckOptions & {
    readonly isSatellite?: boolean;
    readonly domain?: string;
    readonly signInUrl?: string;
  };
}

export const ISSUED_AT = NOW_IN_SECONDS - 5;
export const good = makeToken();
export const expired = makeToken({ claims: { exp: NOW_IN_SECONDS - 60, iat: NOW_IN_SECONDS - 120 } });
/** As an application beside this one sets it, on another port of localhost. */
export const foreign = makeToken({ claims: { iss: 'https://other.example.com' }, key: OTHER_PRIVATE_KEY });
export const UAT = String(NOW_IN_SECONDS - 1000);
/** SHA-1 of the publishable key in base64url, cut to 8: what browsers put behind names of cookies. */
const SUFFIX = await suffixOf(PUBLISHABLE_KEYS.development);

export const satellite = {
  isSatellite: true,
  domain: 'satellite.example',
  signInUrl: 'https://app.example.com/sign-in',
};
export const cookies = (values: Readonly<Record<string, string>>) => ({
  cookie: Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join('; '),
});
export const browser = { __clerk_db_jwt: 'dvb_1' };
export const signedIn = { __session: good, __client_uat: UAT };
export const navigation = { 'sec-fetch-dest': 'document', accept: 'text/html' };
export const suffixed = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${name}_${SUFFIX}`, value]));

async function suffixOf(publishableKey: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(publishableKey));
  return Buffer.from(digest).toString('base64url').slice(0, 8);
}
