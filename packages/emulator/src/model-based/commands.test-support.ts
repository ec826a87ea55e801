import fc from 'fast-check';
import type { Real } from './command.test-support.ts';
import { invitationCommands } from './invitation-commands.test-support.ts';
import { listCommands } from './list-commands.test-support.ts';
import { machineCommands } from './machine-commands.test-support.ts';
import type { Model } from './model.test-support.ts';
import { createOrganization, organizationCommands } from './organization-commands.test-support.ts';
import { stateCommands } from './state-commands.test-support.ts';
import { createUser, userCommands } from './user-commands.test-support.ts';

/** What every sequence begins with: without users and an organization, most commands do nothing. */
export async function prepare(model: Model, real: Real): Promise<void> {
  await createUser(model, real, 'a@example.com', null);
  await createUser(model, real, 'c@example.com', 'ada');
  const [user] = model.users.values();
  if (user !== undefined) await createOrganization(user, model, real, 3);
}

const topics = [userCommands, organizationCommands, invitationCommands, listCommands, machineCommands];

/**
 * Sequences about a few topics, other ones in each run: their commands meet each other more often than all commands would.
 * The library prefers short sequences, in which little happens.
 */
export const commands = fc.subarray(topics, { minLength: 1, maxLength: 3 }).chain((some) => {
  const chosen = [...some.flat(), ...stateCommands];
  return fc.noBias(fc.commands<Model, Real, false>(chosen, { maxCommands: 100, size: 'max' }));
});
