// Pure
import { redact } from '@x/errors/internal';

/** What a diagnosis is made of. Whatever of it is a secret is not shown. */
export type DebugData = Readonly<Record<string, unknown>>;

/** Fields that hold credentials, whatever these look like. */
const SECRET_FIELD = /secret|password|nonce|cookie(?!names)|authorization|jwtKey|token(?!type|carrier)/i;

/**
 * What `debug()` gives: a copy as JSON would have it, made when it is asked for. Fields that are named like
 * credentials and texts that look like some are redacted; what JSON can't hold is left out.
 */
export function createDebug(data: DebugData): () => DebugData {
  return () => {
    try {
      const parsed: DebugData = JSON.parse(JSON.stringify(data, hideSecrets));
      return parsed;
    } catch {
      return {}; // a cycle, or what is too deep
    }
  };
}

function hideSecrets(field: string, value: unknown): unknown {
  if (SECRET_FIELD.test(field) && (typeof value === 'string' ? value : Object(value) === value)) {
    return '[redacted]';
  }
  return typeof value === 'string' ? redact(value) : value;
}
