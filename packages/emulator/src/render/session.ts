import { statusOf } from '../model/sessions.ts';
import type { Instance } from '../store/instance.ts';
import type { SessionRecord } from '../store/records.ts';

export function renderSession(instance: Instance, session: SessionRecord) {
  const {
    custom: _,
    first_factor_verified_at: __,
    second_factor_verified_at: ___,
    reverification: ____,
    ...fields
  } = session;
  return { ...fields, object: 'session', actor: null, status: statusOf(instance, session), tasks: null };
}
