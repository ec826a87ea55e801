// Pure
import type { TokenType } from '../wire/token-type.ts';
import type { DecisionRow } from './decision-row.ts';

/** The facts about a token, before it is verified, that say what type it has. */
export const TOKEN_CLASS_FACT_VALUES = {
  prefix: ['mt_', 'oat_', 'ak_', 'none'],
  /** The class of a JWT, from its header and subject. `none`: not a JWT. */
  jwt: ['none', 'session', 'template', 'machine', 'access-token', 'unknown'],
  /** Whether the subject of the JWT is a machine. */
  subject: ['machine', 'other'],
} as const;

type FactValues = typeof TOKEN_CLASS_FACT_VALUES;

export type TokenClassFacts = { readonly [Fact in keyof FactValues]: FactValues[Fact][number] };

/** Decides which type a bearer token has. Other JWTs count as session tokens: their verification checks the class again. */
export const TOKEN_CLASS_RULES = [
  ['T1', { prefix: 'mt_' }, 'm2m_token'],
  ['T2', { prefix: 'oat_' }, 'oauth_token'],
  ['T3', { prefix: 'ak_' }, 'api_key'],
  ['T4', { subject: 'machine' }, 'm2m_token'],
  ['T5', { jwt: 'access-token' }, 'oauth_token'],
  ['T6', {}, 'session_token'],
] satisfies ReadonlyArray<DecisionRow<TokenClassFacts, TokenType>>;
