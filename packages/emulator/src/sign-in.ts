import { ConfigError } from '@x/errors';
import { type OptionNames, quote, readOptions } from '@x/errors/internal';
import { ApiFault } from './engine/errors.ts';
import { createDevBrowser } from './model/browsers.ts';
import { createSession } from './model/sessions.ts';
import { type CustomClaims, readCustomClaims } from './store/custom-claims.ts';
import type { Instance } from './store/instance.ts';
import type { SessionRecord } from './store/records.ts';
import { mintSessionToken, type TokenOptions, tokenTimes } from './tokens/tokens.ts';

/** The options of `signIn()`. */
export interface SignInOptions extends Omit<TokenOptions, 'azp'> {
  /**
   * The origin that requested the token: the claim `azp`. Default: the option `appOrigin` of the emulator. Null leaves the
   * claim out, as in the tokens of native applications.
   */
  readonly azp?: string | null | undefined;
  /** The active organization of the session. The user must be a member. */
  readonly organizationId?: string | undefined;
  /** Custom claims in every token of the session. They can't replace the claims that follow from the session. */
  readonly claims?: Readonly<Record<string, unknown>> | undefined;
  /** Permissions in the active organization, such as `org:invoices:create`. */
  readonly permissions?: readonly string[] | undefined;
}

const OPTION_NAMES: OptionNames<SignInOptions> = {
  azp: true,
  claims: true,
  expiresInSeconds: true,
  organizationId: true,
  permissions: true,
};

/** What a client sends for a user whom `signIn()` signed in. */
export interface SignIn {
  /** The session token. */
  readonly token: string;
  /** `sess_...`. */
  readonly sessionId: string;
  /** The cookies in the browser of the user, by name. */
  readonly cookies: Readonly<Record<string, string>>;
  /** The same cookies as the value of a `Cookie` header. */
  readonly cookieHeader: string;
  /** The headers of a client that sends no cookies. */
  /** The session token as a header. */
  readonly headers: { readonly authorization: string };
}

/**
 * Starts a session for the user and signs its token. Rejects with a `ConfigError` for an unknown or banned user, for an
 * organization without this member, and for invalid options.
 */
export async function signIn(
  instance: Instance,
  cookieSuffix: string,
  userId: string,
  given: SignInOptions = {},
): Promise<SignIn> {
  const options = readSignInOptions(userId, given);
  const { organizationId, azp = instance.appOrigin } = options;
  const custom = readCustomClaims(options.claims, options.permissions, organizationId);
  const session = startSession(instance, userId, organizationId, custom);
  // The clock is read once: a token that is older than the sign-in leads to a handshake.
  const times = tokenTimes(instance.now(), options);
  const token = await mintSessionToken(instance, session, { ...options, azp: azp ?? undefined, times });
  const signedInAt = Math.min(Math.floor(session.created_at / 1000), times.issuedAt);
  const cookies = withSuffixed(cookieSuffix, {
    __session: token,
    __client_uat: String(signedInAt),
    __clerk_db_jwt: createDevBrowser(instance, session.client_id).id,
  });
  const cookieHeader = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  return {
    token,
    sessionId: session.id,
    cookies,
    cookieHeader,
    headers: { authorization: `Bearer ${token}` },
  };
}

function readSignInOptions(userId: unknown, given: SignInOptions): SignInOptions {
  if (typeof userId !== 'string' || userId === '') {
    throw new ConfigError(`signIn() takes the id of a user first, not ${quote(userId)}.`);
  }
  const options = readOptions<SignInOptions>(given, OPTION_NAMES, { owner: 'signIn' });
  const { expiresInSeconds, organizationId, azp } = options;
  if (expiresInSeconds !== undefined && !Number.isSafeInteger(expiresInSeconds)) {
    throw new ConfigError(`signIn(): expiresInSeconds must be an integer, not ${quote(expiresInSeconds)}.`);
  }
  for (const [name, value] of Object.entries({ organizationId, azp: azp ?? undefined })) {
    if (value !== undefined && typeof value !== 'string') {
      throw new ConfigError(`signIn(): ${name} must be a string, not ${quote(value)}.`);
    }
  }
  return options;
}

function startSession(
  instance: Instance,
  userId: string,
  organizationId: string | undefined,
  custom: CustomClaims,
): SessionRecord {
  try {
    return createSession(instance, userId, organizationId, { custom });
  } catch (cause) {
    if (!(cause instanceof ApiFault)) throw cause;
    throw new ConfigError(`signIn(): ${cause.message}`, { cause });
  }
}

function withSuffixed(suffix: string, cookies: Readonly<Record<string, string>>): Record<string, string> {
  const suffixed = Object.entries(cookies).map(([name, value]) => [`${name}_${suffix}`, value]);
  return { ...cookies, ...Object.fromEntries(suffixed) };
}
