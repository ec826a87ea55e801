// Pure
import type { MachineTokenType } from './token-type.ts';

/** The fields that machine tokens of all types have. */
export interface CommonMachineToken {
  readonly id: string;
  /** Id of the user, the organization or the machine that the token stands for. */
  readonly subject: string;
  readonly scopes: readonly string[];
}

type Claims = Readonly<Record<string, unknown>>;

/** A verified machine token, by its type. Expired and revoked tokens are rejected before. */
export interface MachineTokens {
  api_key: CommonMachineToken & { readonly name: string; readonly claims: Claims | null };
  m2m_token: CommonMachineToken & { readonly claims: Claims | null };
  oauth_token: CommonMachineToken & {
    readonly clientId: string;
    /** The audience of the token (RFC 8707). */
    readonly aud?: string | readonly string[] | null | undefined;
  };
}

/** What the API says about a verified machine token, by its type. */
export type MachineToken<Type extends MachineTokenType = MachineTokenType> = MachineTokens[Type];
