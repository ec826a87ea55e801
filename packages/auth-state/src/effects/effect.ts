// Pure
import type { ClerkError, TokenVerificationError } from '@x/errors';
import type { JwtPayload } from '@x/jwt';
import type { Facts } from '../decide/facts.ts';
import type { RequestTokens } from '../facts/decode-tokens.ts';
import type { SeenRequest } from '../facts/read-request.ts';
import type { Decode } from '../ports/create-decode.ts';
import type { Ports } from '../ports/ports.ts';
import type { Settings } from '../settings/settings.ts';
import type { AuthReason } from '../wire/auth-error-reason.ts';
import type { RefreshFailedReason } from '../wire/refresh-failed-reason.ts';

/** The input of effects. Each effect picks what it needs. */
export interface EffectInput {
  readonly seen: SeenRequest;
  readonly tokens: RequestTokens;
  readonly settings: Settings;
  readonly ports: Ports;
  /** For tokens that an effect brings. */
  readonly decode: Decode;
}

/** The facts that an effect adds, and its findings. */
export interface EffectResult {
  readonly facts: Partial<Facts>;
  readonly finding: Finding;
}

/** The findings of effects. A state is rendered from them. */
export interface Finding {
  readonly session?: VerifiedSession | undefined;
  /** Why the token of the request is not valid. */
  readonly error?: TokenVerificationError | undefined;
  /** Set-Cookie directives. */
  readonly setCookies?: readonly string[] | undefined;
  /** Why a port returned no result, or a handshake could not be used. */
  readonly failure?: ClerkError | undefined;
  /** Why a handshake could not be resolved, if the reason is not the handshake itself. */
  readonly unavailable?: AuthReason | undefined;
  readonly refreshFailedReason?: RefreshFailedReason | undefined;
}

export interface VerifiedSession {
  readonly token: string;
  readonly claims: JwtPayload;
}
