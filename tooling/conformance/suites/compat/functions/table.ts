import type { Row } from './play.ts';
import { AUTH_OBJECT_ROWS } from './rows/auth-objects.ts';
import { proxyRows, webhookRows } from './rows/deliveries.ts';
import { ERROR_ROWS, VALUE } from './rows/errors.ts';
import { jwtRows, machineTokenRows } from './rows/jwts.ts';
import { requestRows } from './rows/requests.ts';
import type { FunctionsStage } from './stage.ts';

/** Another suite compares the client. */
export const ELSEWHERE: ReadonlySet<string> = new Set(['createClerkClient']);

/** Returns how each export is called, by entry. */
export function tableOf(stage: FunctionsStage): Readonly<Record<string, Readonly<Record<string, Row>>>> {
  const { verifyToken, ...jwt } = jwtRows(stage);
  return {
    '': verifyToken === undefined ? {} : { verifyToken },
    '/errors': ERROR_ROWS,
    '/internal': {
      ...{ AuthStatus: VALUE, TokenType: VALUE, constants: VALUE },
      ...AUTH_OBJECT_ROWS,
      ...requestRows(stage),
      ...machineTokenRows(stage),
    },
    '/jwt': jwt,
    '/proxy': proxyRows(stage),
    '/webhooks': webhookRows(stage),
  };
}
