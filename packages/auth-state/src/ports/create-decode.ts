import type { ClerkError } from '@x/errors';
import type { Jwt } from '@x/jwt';
import type { AuthenticateRequestOptions } from '../settings/options.ts';
import { callDecodeToken } from './call-port.ts';
import type { Ports } from './ports.ts';

/** A token of a request, decoded but not verified. */
export interface DecodedToken {
  readonly raw: string;
  readonly jwt:
    | { readonly result: Jwt; readonly error: null }
    | { readonly result: null; readonly error: ClerkError };
}

export type Decode = (raw: string) => DecodedToken;

/** Returns a function that decodes each token of a request once, even if the request has it in several places. */
export function createDecode(ports: Ports, options: AuthenticateRequestOptions): Decode {
  const known: DecodedToken[] = [];
  return (raw) => {
    let token = known.find((decoded) => decoded.raw === raw);
    if (token === undefined) {
      token = { raw, jwt: callDecodeToken(ports, raw, options) };
      known.push(token);
    }
    return token;
  };
}
