// Pure
import { redact } from '@x/errors/internal';

/** The data that `debug()` returns, without secrets. */
export type DebugData = Readonly<Record<string, unknown>>;

/** The names of fields that hold credentials. */
const SECRET_FIELD = /secret|password|nonce|cookie(?!names)|authorization|jwtKey|token(?!type|carrier)/i;

/**
 * Creates `debug()`, which returns a copy of the data as JSON would have it. Fields that are named like credentials and
 * strings that look like credentials are redacted. Values that JSON can't hold are left out.
 */
export function createDebug(data: DebugData): () => DebugData {
  return () => {
    try {
      const parsed: unknown = JSON.parse(JSON.stringify(data, hideSecrets));
      // Copies what JavaScript callers pass, which may not be an object.
      return { ...Object(parsed) };
    } catch {
      // The data has a cycle, is too deep, or cannot be read.
      return {};
    }
  };
}

function hideSecrets(field: string, value: unknown): unknown {
  if (SECRET_FIELD.test(field) && (typeof value === 'string' ? value : Object(value) === value)) {
    return '[redacted]';
  }
  return typeof value === 'string' ? redact(value) : value;
}
