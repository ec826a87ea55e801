// Pure

/** The types of tokens that a request can be authenticated by. */
export const TokenType = {
  SessionToken: 'session_token',
  ApiKey: 'api_key',
  M2MToken: 'm2m_token',
  OAuthToken: 'oauth_token',
} as const;

export type TokenType = (typeof TokenType)[keyof typeof TokenType];

export type SessionTokenType = 'session_token';

export type MachineTokenType = Exclude<TokenType, SessionTokenType>;

/** The tokens that a route accepts: one type, a list of types, or `any`. */
export type AcceptsToken = TokenType | readonly TokenType[] | 'any';

/** Returns whether tokens of a type are accepted. The type of an invalid token is `null`, which is never accepted. */
export function isTokenTypeAccepted(tokenType: TokenType | null, acceptsToken: AcceptsToken): boolean {
  return tokenType !== null && (acceptsToken === 'any' || [acceptsToken].flat().includes(tokenType));
}
