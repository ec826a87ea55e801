import type { ConfigError, ConnectionErrorCode, SignJWTError } from '@x/errors';

/** The codes of errors that these packages make themselves, apart from reasons. */
export type CallCode = ConnectionErrorCode | ConfigError['code'] | SignJWTError['code'];
