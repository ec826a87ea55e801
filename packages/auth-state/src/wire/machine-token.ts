// Pure
import type { MachineTokenType } from './token-type.ts';

/** The fields that machine tokens of all types have. */
export interface CommonMachineToken {
  readonly id: string;
  /** Id of the user, the organization or the machine that the token stands for. */
  readonly subject: string;
  /** What the token can be used for. */
  readonly scopes: readonly string[];
}

type Claims = Readonly<Record<string, unknown>>;

/** A verified machine token, by its type. Expired and revoked tokens are rejected before. */
export interface MachineTokens {
  /** An API key, with the name that its owner chose. */
  api_key: CommonMachineToken & { readonly name: string; readonly claims: Claims | null };
  /** A token of a machine. */
  m2m_token: CommonMachineToken & { readonly claims: Claims | null };
  /** An OAuth access token. */
  oauth_token: CommonMachineToken & {
    /** The OAuth application that the token was issued to. */
    readonly clientId: string;
    /** The audience of the token (RFC 8707). */
    readonly aud?: string | readonly string[] | null | undefined;
  };
}

/** What the API says about a verified machine token, by its type. */
export type MachineToken<Type extends MachineTokenType = MachineTokenType> = MachineTokens[Type];
