// Pure

/** What a caller can prove itself with. */
export const TokenType = {
  SessionToken: 'session_token',
  ApiKey: 'api_key',
  M2MToken: 'm2m_token',
  OAuthToken: 'oauth_token',
} as const;

export type TokenType = (typeof TokenType)[keyof typeof TokenType];

export type SessionTokenType = 'session_token';

export type MachineTokenType = Exclude<TokenType, SessionTokenType>;

/** Which tokens a route takes: one type, several, or `any`. */
export type AcceptsToken = TokenType | readonly TokenType[] | 'any';

/** Whether a token of this type is among the accepted ones. Null is the type of an invalid token. */
export function isTokenTypeAccepted(tokenType: TokenType | null, acceptsToken: AcceptsToken): boolean {
  return tokenType !== null && (acceptsToken === 'any' || [acceptsToken].flat().includes(tokenType));
}
