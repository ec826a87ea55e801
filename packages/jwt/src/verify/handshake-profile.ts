// Pure
import { TOKEN_INVALID } from '../reasons.ts';
import { classRule } from './class-rule.ts';
import { HEADER_RULES } from './header-rules.ts';
import type { Profile } from './verify-with-key.ts';

/** What a handshake brings back from the Frontend API. */
export interface HandshakePayload {
  /** Values of Set-Cookie headers. */
  handshake: string[];
}

/** A token of another class may be genuine, and must not set cookies. */
export const handshakeProfile = (): Profile => ({
  header: [...HEADER_RULES, classRule(['session'])],
  claims: [
    [
      'handshake',
      TOKEN_INVALID,
      (directives) =>
        Array.isArray(directives) && directives.every((directive) => typeof directive === 'string'),
    ],
  ],
});
