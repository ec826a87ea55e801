import type { Row } from '../play.ts';
import { args, list, type Make, maybe, one, record, usually, valid } from '../values.ts';
import { viewOf } from '../view.ts';

const text = one('a', 'A message.', 'ß', 'x_y');
const code = one('token-invalid', 'form_param_missing', 'x_y');

const meta = record({
  param_name: maybe(text),
  session_id: maybe(text),
  email_addresses: maybe(list(text)),
  is_plan_upgrade_possible: maybe(one(true, false)),
});
const apiError = record({ code, message: text, long_message: maybe(text), meta: maybe(valid(meta)) });

/**
 * Returns what a program reads of an error: fields, which are enumerable in the reference, and what guards read. Errors of
 * ours have more fields.
 */
const readError = async (error: unknown) => {
  const {
    constructor: made,
    message,
    reason,
    action,
    status,
    errors,
    clerkTraceId,
    retryAfter,
  } = Object(error);
  const { fields = [] } = READ[made.name.replace(/^_|\d+$/g, '')] ?? {};
  const json = JSON.parse(JSON.stringify(error));
  return {
    kind: made.kind === 'ClerkError' ? undefined : made.kind,
    isError: error instanceof Error,
    errors: await viewOf(errors?.map(readApiError)),
    values: await viewOf({ message, reason, action, status, clerkTraceId, retryAfter }),
    enumerable: fields.filter((name) => Object.keys(Object(error)).includes(name)),
    json: Object.fromEntries(fields.map((name) => [name, json[name]])),
  };
};

const readApiError = (error: object) => {
  const { code, message, longMessage, meta } = Object(error);
  const { paramName, sessionId, emailAddresses, isPlanUpgradePossible } = meta;
  const { code: copied } = { ...Object(error) };
  return {
    ...{ code, message, longMessage, copied },
    meta: { paramName, sessionId, emailAddresses, isPlanUpgradePossible },
  };
};

/** The fields that each class of the reference sets. */
const READ: Readonly<Record<string, { readonly fields: readonly string[] }>> = {
  ClerkAPIResponseError: { fields: ['clerkError', 'code', 'status', 'clerkTraceId'] },
  TokenVerificationError: { fields: ['reason'] },
};

const init = (fields: Readonly<Record<string, Make>>): Make => usually(record(fields), one(undefined, null));

const readClass = (makeArgs: Make<readonly unknown[]>): Row => ({
  kind: 'class',
  args: makeArgs,
  use: readError,
});

export const VALUE: Row = { kind: 'value', args: args() };

export const ERROR_ROWS: Readonly<Record<string, Row>> = {
  ClerkAPIResponseError: readClass(
    args(
      text,
      init({
        data: valid(list(apiError), one(undefined, null)),
        status: one(400, 401, 404, 422, 429, 500),
        clerkTraceId: maybe(text),
        retryAfter: maybe(one(0, 1, 30)),
      }),
    ),
  ),
  MachineTokenVerificationError: readClass(
    args(init({ message: text, code, status: maybe(one(401, 404)), action: maybe(text) })),
  ),
  SignJWTError: readClass(args(text)),
  TokenVerificationError: readClass(args(init({ message: text, reason: code, action: maybe(text) }))),
  isClerkAPIResponseError: {
    args: args(
      valid(
        one(
          Object.assign(new Error('x'), { clerkError: true, errors: [] }),
          { constructor: { kind: 'ClerkAPIResponseError' } },
          new Error('x'),
          {},
        ),
      ),
    ),
  },
  MachineTokenVerificationErrorCode: VALUE,
  TokenVerificationErrorAction: VALUE,
  TokenVerificationErrorCode: VALUE,
  TokenVerificationErrorReason: VALUE,
};
