// Pure
import { ConfigError } from '@x/errors';
import { joinOptionNames, type OptionNames, quote, readOptions } from '@x/errors/internal';
import { OWN_CHECK_OPTIONS } from '@x/jwt/internal';
import type { PendingSessionOptions } from './auth-objects/auth-object-options.ts';
import { type HasParams, readRequirements } from './auth-objects/has.ts';
import { checkRequirement } from './auth-objects/reverification.ts';
import type { GuardFacts } from './decide/guard-rules.ts';
import type { CacheControl } from './http/finish-response.ts';
import {
  AUTHENTICATE_REQUEST_OPTIONS,
  type AuthenticateRequestOptions,
  MISPLACED_OPTIONS,
} from './settings/options.ts';
import { isNonEmptyString } from './wire/non-empty-string.ts';
import type { AcceptsToken } from './wire/token-type.ts';

/**
 * What a signed-out visitor gets. `pass`: the answer of the handler. `unauthorized`: 401. `sign-in`: a redirect to the
 * sign-in page for pages, and 401 for other requests.
 */
export type SignedOutAnswer = GuardFacts['signedOut'];

/** What a guard decides itself. */
export interface GuardPolicy extends PendingSessionOptions {
  /** Default `pass`. */
  signedOut?: SignedOutAnswer | undefined;
  /**
   * What a visitor needs, as `has()` takes it. Others get 403, with the body that makes the browser SDK verify the user
   * again if only `reverification` is missing. A signed-out visitor gets 401, or what `signedOut` says.
   */
  requires?: HasParams | undefined;
  /**
   * Whether responses of the handler depend on the visitor. `private`, the default: no shared cache may store them, whatever
   * the handler says. `keep`: they do not depend on it, and the handler decides. Responses that set the cookies of a
   * session are never stored.
   */
  cacheControl?: CacheControl | undefined;
}

/** The options of a guard, and those of `authenticateRequest` to override. */
export interface GuardOptions<Accepts extends AcceptsToken = AcceptsToken>
  extends Omit<AuthenticateRequestOptions, 'acceptsToken'>,
    GuardPolicy {
  /** The tokens that are accepted. Default: those of the client. */
  acceptsToken?: Accepts | undefined;
}

/** The options of a guard with their defaults, and the options that are passed on. */
export interface GuardSettings {
  readonly signedOut: SignedOutAnswer;
  readonly requires: HasParams | undefined;
  readonly cacheControl: CacheControl;
  readonly pending: PendingSessionOptions | undefined;
  readonly authenticateOptions: AuthenticateRequestOptions;
}

/** The valid values of an option. */
const VALUES = {
  signedOut: ['pass', 'unauthorized', 'sign-in'] satisfies readonly SignedOutAnswer[],
  cacheControl: ['private', 'keep'] satisfies readonly CacheControl[],
  treatPendingAsSignedOut: [true, false],
} as const;

/** The names of all options of a guard. */
export const GUARD_OPTIONS: OptionNames<GuardOptions> = /* @__PURE__ */ joinOptionNames(
  AUTHENTICATE_REQUEST_OPTIONS,
  { signedOut: true, requires: true, cacheControl: true, treatPendingAsSignedOut: true },
);

/** Reads the options of a guard. Throws a `ConfigError` for unknown ones. */
export function readGuardCall(given: GuardOptions, owner: 'createGuard' | 'guard'): GuardOptions {
  return readOptions(given, GUARD_OPTIONS, { owner, misplaced: MISPLACED_OPTIONS, own: OWN_CHECK_OPTIONS });
}

/** Checks the options of a guard. Throws a `ConfigError` for one that would silently let visitors in, or keep all out. */
export function readGuardOptions(options: GuardOptions): GuardSettings {
  for (const name of ['signedOut', 'cacheControl', 'treatPendingAsSignedOut'] as const) {
    const value: unknown = options[name];
    const values: readonly unknown[] = VALUES[name];
    if (value !== undefined && !values.includes(value)) {
      throw new ConfigError(
        `Option "${name}" must be ${values.map(quote).join(' or ')}, not ${quote(value)}.`,
      );
    }
  }
  const {
    signedOut,
    requires: givenRequires,
    cacheControl,
    treatPendingAsSignedOut,
    ...authenticateOptions
  } = options;
  return {
    signedOut: signedOut ?? 'pass',
    requires: readRequired(givenRequires),
    cacheControl: cacheControl ?? 'private',
    pending: treatPendingAsSignedOut === undefined ? undefined : { treatPendingAsSignedOut },
    authenticateOptions,
  };
}

/** Returns a copy of the requirements. A value that `has()` would never grant is a mistake, which would keep all out. */
function readRequired(given: unknown): HasParams | undefined {
  if (given === undefined) {
    return undefined;
  }
  const requires = readRequirements(given, { owner: 'createGuard', prefix: 'requires.' });
  const { reverification, ...names } = requires;
  checkRequirement(reverification);
  for (const [name, value] of Object.entries(names)) {
    if (!isNonEmptyString(value)) {
      throw new ConfigError(`Option "requires.${name}" must be a non-empty string, not ${quote(value)}.`);
    }
  }
  if (Object.keys(requires).length === 0) {
    throw new ConfigError(
      `Option "requires" must have a role, permission, feature, plan or reverification. Got ${quote(given)}.`,
    );
  }
  return requires;
}
