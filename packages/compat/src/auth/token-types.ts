// Pure

/** The types of tokens that a request can be authenticated by. */
export type TokenType = 'session_token' | 'api_key' | 'm2m_token' | 'oauth_token';

/** The type of the tokens that browsers send. */
export type SessionTokenType = 'session_token';

/** The types of tokens that machines send. */
export type MachineTokenType = Exclude<TokenType, SessionTokenType>;
