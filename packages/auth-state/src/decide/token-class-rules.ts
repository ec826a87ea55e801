// Pure
import type { TokenType } from '../wire/token-type.ts';
import type { Rule } from './rule.ts';

/** What a token shows of its type, before it is verified. */
export const TOKEN_CLASS_FACT_VALUES = {
  prefix: ['mt_', 'oat_', 'ak_', 'none'],
  /** By header and subject of a JWT; `none` is no JWT. */
  jwt: ['none', 'session', 'template', 'machine', 'access-token', 'unknown'],
  /** Whether the subject of a JWT is a machine. */
  subject: ['machine', 'other'],
} as const;

type FactValues = typeof TOKEN_CLASS_FACT_VALUES;

export type TokenClassFacts = { readonly [Fact in keyof FactValues]: FactValues[Fact][number] };

/** The type of a bearer token. A JWT of no machine goes for a session, which checks its class again. */
export const TOKEN_CLASS_RULES = [
  ['T1', { prefix: 'mt_' }, 'm2m_token'],
  ['T2', { prefix: 'oat_' }, 'oauth_token'],
  ['T3', { prefix: 'ak_' }, 'api_key'],
  ['T4', { subject: 'machine' }, 'm2m_token'],
  ['T5', { jwt: 'access-token' }, 'oauth_token'],
  ['T6', {}, 'session_token'],
] satisfies ReadonlyArray<Rule<TokenClassFacts, TokenType>>;
