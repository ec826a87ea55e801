// Pure
import { ConfigError } from '@x/errors';
import { quote, readArgument } from '@x/errors/internal';

/** The types of tokens that a request can be authenticated by. */
export const TokenType = {
  SessionToken: 'session_token',
  ApiKey: 'api_key',
  M2MToken: 'm2m_token',
  OAuthToken: 'oauth_token',
} as const;

export type TokenType = (typeof TokenType)[keyof typeof TokenType];

/** The type of the tokens that browsers send. */
export type SessionTokenType = 'session_token';

/** The types of tokens that machines send: `api_key`, `m2m_token` and `oauth_token`. */
export type MachineTokenType = Exclude<TokenType, SessionTokenType>;

/** The tokens that a route accepts: one type, a list of types, or `any`. */
export type AcceptsToken = TokenType | readonly TokenType[] | 'any';

const TOKEN_TYPES: ReadonlySet<unknown> = new Set<TokenType>([
  'session_token',
  'api_key',
  'm2m_token',
  'oauth_token',
]);

/** Throws a `ConfigError` for a value that is not an `AcceptsToken`. */
export function checkAcceptsToken(acceptsToken: unknown): void {
  const types = readArgument('The option "acceptsToken"', () =>
    Array.isArray(acceptsToken) ? Array.from(acceptsToken) : [acceptsToken],
  );
  if (acceptsToken !== 'any' && !types.every((type) => TOKEN_TYPES.has(type))) {
    throw new ConfigError(
      `Option "acceptsToken" must be "any", or one or more of ${[...TOKEN_TYPES].join(', ')}, not ${quote(acceptsToken)}.`,
    );
  }
}

/** Returns whether tokens of a type are accepted. The type of an invalid token is `null`, which is never accepted. */
export function isTokenTypeAccepted(tokenType: TokenType | null, acceptsToken: AcceptsToken): boolean {
  checkAcceptsToken(acceptsToken);
  return isAmong(tokenType, acceptsToken);
}

/** As `isTokenTypeAccepted`, with an `AcceptsToken` that is valid. */
export function isAmong(tokenType: TokenType | null, acceptsToken: AcceptsToken): boolean {
  if (tokenType === null) {
    return false;
  }
  return typeof acceptsToken === 'string'
    ? acceptsToken === 'any' || acceptsToken === tokenType
    : acceptsToken.includes(tokenType);
}
