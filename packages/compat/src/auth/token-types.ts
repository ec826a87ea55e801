// Pure

/** The types of tokens that a request can be authenticated by. */
export type TokenType = 'session_token' | 'api_key' | 'm2m_token' | 'oauth_token';

export type SessionTokenType = 'session_token';

export type MachineTokenType = Exclude<TokenType, SessionTokenType>;
