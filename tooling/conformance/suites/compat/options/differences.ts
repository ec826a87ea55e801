import { isDeepStrictEqual } from 'node:util';
import type { OptionCase } from './cases.ts';
import type { Fields } from './outcomes.ts';

/** An outcome that differs. */
interface Compared extends OptionCase {
  readonly their: Fields;
  readonly our: Fields;
  /** The names of the fields that differ. */
  readonly fields: readonly string[];
  /** Our outcome without the option. */
  readonly withoutOption: Fields;
}

export interface OptionDifference {
  readonly name: string;
  readonly because: string;
  readonly explains: (compared: Compared) => boolean;
}

/** Values that are not those of any option. */
const MISTAKES: ReadonlySet<string> = new Set(['white space', 'false', '0', '[]']);
/** Options whose other values are checked: an unknown type of token, and a satellite without an address or a sign-in page. */
const CHECKED: ReadonlySet<string> = new Set(['acceptsToken', 'isSatellite', 'signInUrl']);
const NOTHING: ReadonlySet<string> = new Set(["''", 'null', 'undefined', 'false', '0']);

export const TRIMMED: ReadonlySet<string> = new Set([
  ...['apiUrl', 'apiVersion', 'domain', 'jwtKey', 'machineSecretKey', 'proxyUrl', 'publishableKey'],
  ...['secretKey', 'userAgent'],
]);

/** Options whose empty value the reference takes for a value. */
const EMPTY_COUNTS: ReadonlySet<string> = new Set(['acceptsToken', 'apiUrl', 'apiVersion', 'headerType']);

const REPEATED: ReadonlySet<string> = new Set([
  ...['domain', 'isSatellite', 'proxyUrl', 'publishableKey'],
  ...['afterSignInUrl', 'afterSignUpUrl', 'signInUrl', 'signUpUrl'],
]);

/** Every difference is deliberate. The README of `@x/compat` lists them. */
export const OPTION_DIFFERENCES: readonly OptionDifference[] = [
  {
    name: 'white space is removed',
    because:
      'White space around a key or an address is not a part of it. In the reference, most calls then fail.',
    explains: ({ option, value, our }) =>
      TRIMMED.has(option) &&
      (value === 'padded' || value === 'white space') &&
      our['threw'] !== 'ConfigError',
  },
  {
    name: 'mistakes are ConfigErrors',
    because: 'A mistake is a ConfigError for every request and call, not only where it matters.',
    explains: ({ option, value, their, our }) =>
      our['threw'] === 'ConfigError' &&
      (their['threw'] !== undefined || MISTAKES.has(value) || CHECKED.has(option)),
  },
  {
    name: 'no secretKey next to a jwtKey',
    because: 'A session token is verified with the `jwtKey` alone.',
    explains: ({ option, value, their, our }) =>
      option === 'secretKey' && NOTHING.has(value) && Boolean(their['threw']) && our['threw'] === undefined,
  },
  {
    name: 'empty is absent',
    because: 'An option without a value is absent, also if the reference fails for it or sends it.',
    explains: ({ option, value, our, withoutOption }) =>
      EMPTY_COUNTS.has(option) &&
      (NOTHING.has(value) || value === 'white space') &&
      isDeepStrictEqual(our, withoutOption),
  },
  {
    name: 'an audience must be there',
    because: 'A token without an audience does not have the one that the option names.',
    explains: ({ option, our }) =>
      option === 'audience' &&
      (our['reason'] === 'token-verification-failed' || our['threw'] === 'TokenVerificationError'),
  },
  {
    name: 'the client has one user agent',
    because: 'Every call of a client has its user agent, also calls that authenticate a request.',
    explains: ({ option, fields }) => option === 'userAgent' && fields.join() === 'calls',
  },
  {
    name: 'every state repeats the options',
    because: 'A state repeats the options, also if it accepts no token.',
    explains: ({ fields }) => fields.every((name) => REPEATED.has(name)),
  },
];
