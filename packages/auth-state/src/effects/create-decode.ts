import type { Decode, DecodedToken } from '../facts/choose-cookies.ts';
import { askToDecode } from '../ports/ask-port.ts';
import type { Ports } from '../ports/ports.ts';
import type { AuthenticateRequestOptions } from '../settings/options.ts';

/** Takes each token of a request apart once, wherever and however often it is in it. */
export function createDecode(ports: Ports, options: AuthenticateRequestOptions): Decode {
  const known: DecodedToken[] = [];
  return (text) => {
    let token = known.find((one) => one.text === text);
    if (token === undefined) {
      token = { text, jwt: askToDecode(ports, text, options) };
      known.push(token);
    }
    return token;
  };
}
