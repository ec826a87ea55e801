import type { InstanceName } from '../auth-state-random/cases/world.ts';
import { NOW_IN_SECONDS } from '../reference/hand-made-token.ts';
import { type CookieJar, EMPTY_JAR, storeCookies } from './cookie-jar.ts';
import { namesOf, SIGNED_IN_AT_IN_SECONDS, sessionToken } from './service.ts';
import { START_IN_MS } from './world.ts';

export const APPLICATION = 'https://app.example.com/';

/** What a browser holds of a live session when its tabs open. Each state leads to a handshake. */
const CONTENTS = {
  'no cookies': () => ({}),
  'an expired token': (instance) => ({
    __session: sessionToken(instance, { timeInSeconds: NOW_IN_SECONDS, isExpired: true }),
    __client_uat: String(SIGNED_IN_AT_IN_SECONDS),
  }),
  'no token': () => ({ __client_uat: String(SIGNED_IN_AT_IN_SECONDS) }),
  'a token older than the client': (instance) => ({
    __session: sessionToken(instance, { timeInSeconds: NOW_IN_SECONDS, isExpired: true }),
    __client_uat: String(NOW_IN_SECONDS - 10),
  }),
  'a token without the time of the client': (instance) => ({
    __session: sessionToken(instance, { timeInSeconds: NOW_IN_SECONDS }),
  }),
} as const satisfies Readonly<Record<string, (instance: InstanceName) => Readonly<Record<string, string>>>>;

export type BrowserContent = keyof typeof CONTENTS;

/** Without cookies a browser starts a handshake in development alone. */
export function contentsOf(instance: InstanceName): readonly BrowserContent[] {
  const all = Object.keys(CONTENTS) as BrowserContent[]; // the keys of the literal above
  return instance === 'development' ? all : all.filter((content) => content !== 'no cookies');
}

export function fillJar(content: BrowserContent, instance: InstanceName, cookies: string): CookieJar {
  const values: Readonly<Record<string, string>> = CONTENTS[content](instance);
  const isVisitor = instance === 'development' && content !== 'no cookies';
  const all = { ...values, ...(isVisitor && { __clerk_db_jwt: 'dvb_1' }) };
  const setCookies = Object.entries(all).flatMap(([name, value]) =>
    namesOf(name, instance, cookies).map((cookie) => `${cookie}=${value}; Path=/`),
  );
  return storeCookies(EMPTY_JAR, setCookies, new URL(APPLICATION), START_IN_MS);
}
