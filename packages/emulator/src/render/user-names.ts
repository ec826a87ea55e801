import type { Instance } from '../store/instance.ts';
import type { UserRecord } from '../store/records.ts';
import { renderPublicUserData } from './membership.ts';

/** How pages name a user. The second name is never the same as the first. */
export interface UserNames {
  readonly name: string;
  readonly detail: string;
}

/** Returns the full name, else the identifier, else the id; and the next one of these. */
export function namesOf(instance: Instance, user: UserRecord): UserNames {
  const fullName = [user.first_name, user.last_name].filter(Boolean).join(' ');
  const { identifier } = renderPublicUserData(instance, user);
  const [name = user.id, detail = user.id] = [fullName, identifier].filter(Boolean).map(shorten);
  return { name, detail };
}

/** The record of a snapshot can have a name of any length. */
const MAXIMUM = 200;

function shorten(name: string | null): string {
  const text = String(name);
  return text.length > MAXIMUM ? `${text.slice(0, MAXIMUM)}...` : text;
}
