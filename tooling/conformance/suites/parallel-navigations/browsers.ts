import { NOW_IN_SECONDS } from '../reference/hand-made-token.ts';
import { type CookieJar, EMPTY_JAR, storeCookies } from './cookie-jar.ts';
import {
  APPLICATION,
  namesOf,
  SATELLITE,
  type ServiceOptions,
  SIGNED_IN_AT_IN_SECONDS,
  sessionToken,
} from './service.ts';
import { START_IN_MS } from './world.ts';

type Issuer = Pick<ServiceOptions, 'instance' | 'isSatellite'>;

/** What a browser holds of a live session when its tabs open. Each state leads to a handshake. */
const CONTENTS = {
  'no cookies': () => ({}),
  'an expired token': (issuer) => ({
    __session: sessionToken(issuer, { timeInSeconds: NOW_IN_SECONDS, isExpired: true }),
    __client_uat: String(SIGNED_IN_AT_IN_SECONDS),
  }),
  'no token': () => ({ __client_uat: String(SIGNED_IN_AT_IN_SECONDS) }),
  'a token older than the client': (issuer) => ({
    __session: sessionToken(issuer, { timeInSeconds: NOW_IN_SECONDS, isExpired: true }),
    __client_uat: String(NOW_IN_SECONDS - 10),
  }),
  'a token without the time of the client': (issuer) => ({
    __session: sessionToken(issuer, { timeInSeconds: NOW_IN_SECONDS }),
  }),
} as const satisfies Readonly<Record<string, (issuer: Issuer) => Readonly<Record<string, string>>>>;

export type BrowserContent = keyof typeof CONTENTS;

/** In production, a browser without cookies starts a handshake only at a satellite. */
export function contentsOf({ instance, isSatellite }: Issuer): readonly BrowserContent[] {
  const all = Object.keys(CONTENTS) as BrowserContent[]; // the keys of the literal above
  const isStart = instance === 'development' || isSatellite;
  return isStart ? all : all.filter((content) => content !== 'no cookies');
}

interface Filling {
  readonly content: BrowserContent;
  readonly cookies: string;
  /** Whether another SDK on the same host has counted its redirects up to its limit. */
  readonly hasForeignCount?: boolean;
}

export function fillJar(issuer: Issuer, { content, cookies, hasForeignCount = false }: Filling): CookieJar {
  const { instance, isSatellite } = issuer;
  const values: Readonly<Record<string, string>> = CONTENTS[content](issuer);
  const isVisitor = instance === 'development' && content !== 'no cookies';
  const all = { ...values, ...(isVisitor && { __clerk_db_jwt: 'dvb_1' }) };
  const setCookies = Object.entries(all).flatMap(([name, value]) =>
    namesOf(name, instance, cookies).map((cookie) => `${cookie}=${value}; Path=/`),
  );
  const foreign = hasForeignCount ? ['__clerk_redirect_count=3; Path=/; Max-Age=2'] : [];
  const url = new URL(isSatellite ? SATELLITE : APPLICATION);
  const jar = storeCookies(EMPTY_JAR, [...setCookies, ...foreign], url, START_IN_MS);
  // A visitor of a satellite in development has visited its primary.
  const ofPrimary = isSatellite && instance === 'development' ? ['__clerk_db_jwt=dvb_1; Path=/'] : [];
  return storeCookies(jar, ofPrimary, new URL(APPLICATION), START_IN_MS);
}
