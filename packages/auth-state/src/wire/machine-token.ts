// Pure
import type { MachineTokenType } from './token-type.ts';

interface CommonMachineToken {
  readonly id: string;
  /** Whom it speaks for: a user, an organization or a machine. */
  readonly subject: string;
  readonly scopes: readonly string[];
}

type Claims = Readonly<Record<string, unknown>>;

/** What is known of each kind of machine token once it is verified. Expired and revoked ones are refused before. */
export interface MachineTokens {
  api_key: CommonMachineToken & { readonly name: string; readonly claims: Claims | null };
  m2m_token: CommonMachineToken & { readonly claims: Claims | null };
  oauth_token: CommonMachineToken & {
    readonly clientId: string;
    /** For whom it is (RFC 8707). */
    readonly aud?: string | readonly string[] | null | undefined;
  };
}

export type MachineToken<Type extends MachineTokenType = MachineTokenType> = MachineTokens[Type];
