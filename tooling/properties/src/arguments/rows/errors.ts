import * as errors from '@x/errors';
import type { ArgumentsOf, Rows } from '../functions-of.ts';

const FUNCTIONS: ArgumentsOf<typeof errors> = {
  ClerkError: () => ['message', { name: 'ClerkError', code: 'code', cause: new Error('cause') }],
  ConfigError: () => ['message', { cause: new Error('cause') }],
  SignJWTError: () => ['message', { cause: new Error('cause') }],
  TokenVerificationError: () => [
    { reason: 'token-invalid', message: 'message', action: 'action', tokenCarrier: 'header', cause: 'cause' },
  ],
  MachineTokenVerificationError: () => [
    { code: 'token-invalid', message: 'message', status: 401, action: 'action', cause: 'cause' },
  ],
  ClerkAPIError: () => [{ code: 'code', message: 'message', longMessage: 'long', meta: {}, cause: 'cause' }],
  ClerkAPIResponseError: () => [
    {
      errors: [new errors.ClerkAPIError({ code: 'code', message: 'message' })],
      status: 404,
      clerkTraceId: 'trace',
      retryAfter: 1,
    },
  ],
  isClerkError: () => [new errors.ConfigError('message')],
  isClerkAPIResponseError: () => [new errors.ConfigError('message')],
  unwrap: () => [{ result: 'result', error: null }],
};

export const ERRORS: Rows = { modules: [['@x/errors', errors, FUNCTIONS]] };
