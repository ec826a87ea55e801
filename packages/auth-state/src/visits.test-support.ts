import { createAuthenticateRequest } from './authenticate-request.ts';
import type { Ports } from './ports/ports.ts';
import type { AnyRequestState } from './render/request-state.ts';
import type { AuthenticateRequestOptions } from './settings/options.ts';
import {
  cookies,
  currentDate,
  DEVELOPMENT_KEY,
  NOW_IN_SECONDS,
  PRODUCTION_KEY,
  PUBLIC_PEM,
  sessionToken,
  signedToken,
} from './tokens.test-support.ts';

export const UAT = String(NOW_IN_SECONDS - 100);
export const good = await sessionToken();
export const expired = await sessionToken({ exp: NOW_IN_SECONDS - 60 });
export const ofTemplate = await sessionToken({}, { cat: 'cl_B7d4PD222AAA' });
export const m2m = await sessionToken({ sub: 'mch_1' }, { cat: 'cl_B7d4PD333AAA' });

/** Returns the token that the Frontend API sends back from a handshake. */
export const handshakeOf = (...directives: string[]) => signedToken({ handshake: directives });

/** Cookies and headers of visitors. */
export const signedIn = { __session: good, __client_uat: UAT };
export const browser = { __clerk_db_jwt: 'dvb_1' };
export const navigation = { 'sec-fetch-dest': 'document' };

/** Options of instances and applications. */
export const production = { jwtKey: PUBLIC_PEM, publishableKey: PRODUCTION_KEY, currentDate };
export const development = { publishableKey: DEVELOPMENT_KEY };
export const satellite = {
  isSatellite: true,
  domain: 'satellite.example',
  signInUrl: 'https://primary.example/sign-in',
};

export type Values = Readonly<Record<string, string>>;

/** A request, and the setup of the client that receives it. */
export interface Visit {
  readonly url?: string;
  readonly method?: string;
  readonly headers?: Values;
  readonly cookies?: Values;
  /** Merged over the options of an instance in production. */
  readonly options?: AuthenticateRequestOptions;
  readonly ports?: Partial<Ports> | undefined;
}

export const requestWith = (headers: Values, url = 'https://app.example.com/notes') =>
  new Request(url, { headers });

export const bearing = (token: string) => requestWith({ authorization: `Bearer ${token}` });

/** Resolves to the state of a visit. */
export function visit({
  url = 'https://app.example.com/notes',
  method = 'GET',
  headers,
  cookies: values,
  options,
  ports,
}: Visit): Promise<AnyRequestState> {
  const { authenticateRequest } = createAuthenticateRequest({
    options: { ...production, ...options },
    ports,
  });
  return authenticateRequest(
    new Request(url, { method, headers: { ...headers, ...(values && cookies(values)) } }),
  );
}
