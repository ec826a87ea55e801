import { NOW_IN_SECONDS } from './hand-made-token.ts';
import type { CheckOptions, TokenCase } from './tokens.ts';

export const PUBLISHABLE_KEY = `pk_test_${btoa('clerk.example.com$')}`;

/** A request for both SDKs. */
export interface RequestCase {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly options: CheckOptions;
}

/** The token as a bearer token, and as a cookie among good ones. */
export function requestsWith({ name, token, options }: TokenCase): readonly RequestCase[] {
  const cookie = `__clerk_db_jwt=dvb_1; __session=${token}; __client_uat=${NOW_IN_SECONDS - 1000}`;
  return [
    { name: `bearer token, ${name}`, headers: { authorization: `Bearer ${token}` }, options },
    { name: `cookie, ${name}`, headers: { cookie }, options },
  ];
}
