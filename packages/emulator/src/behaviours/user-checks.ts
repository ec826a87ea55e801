// Pure
import { type ApiErrorItem, apiErrorItem } from '../engine/errors.ts';
import type { OperationRequest } from '../engine/request.ts';

/** A parameter that is useless without another one. */
type Need = readonly [parameter: string, needs: string];

const passwordNeeds: readonly Need[] = [
  ['password_digest', 'password_hasher'],
  ['password_hasher', 'password_digest'],
];

/** Lists that run parallel: an item of the second belongs to the item of the first at the same place. */
const parallel = [
  ['email_address', 'email_address_identification_status'],
  ['phone_number', 'phone_number_identification_status'],
] as const;

/** Rules about several parameters of a new user. */
export function checkNewUser({ body }: OperationRequest): readonly ApiErrorItem[] {
  const uneven = parallel.filter(([values, statuses]) => {
    const count = lengthOf(body[statuses]);
    return count > 0 && count !== lengthOf(body[values]);
  });
  return [
    ...missing(passwordNeeds, body),
    ...uneven.map(([values, statuses]) =>
      apiErrorItem('form_param_array_length_mismatch', { param_name: statuses, other: values }),
    ),
  ];
}

/** Rules about several parameters of a change. Signing out of other sessions belongs to a new password. */
export function checkChangedUser({ body }: OperationRequest): readonly ApiErrorItem[] {
  const hasPassword = Boolean(body['password'] || body['password_digest']);
  const isSigningOut = body['sign_out_of_other_sessions'] === true;
  return [
    ...missing(passwordNeeds, body),
    ...(isSigningOut && !hasPassword ? missing([['sign_out_of_other_sessions', 'password']], body) : []),
    ...missing([['skip_password_checks', 'password']], body),
  ];
}

/** Rules about several filters of a list. */
export function checkUserFilters({ query }: OperationRequest): readonly ApiErrorItem[] {
  const sent = Object.fromEntries([...query.keys()].map((name) => [name, true]));
  return missing(
    [
      ['provider', 'provider_user_id'],
      ['provider_user_id', 'provider'],
    ],
    sent,
  );
}

function missing(needs: readonly Need[], sent: Readonly<Record<string, unknown>>): readonly ApiErrorItem[] {
  return needs
    .filter(([name, needed]) => sent[name] && !sent[needed])
    .map(([name, needed]) =>
      apiErrorItem('form_conditional_param_missing', { param_name: needed, other: name }),
    );
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
