import type { ScenarioContext } from '@x/adapters/testing';
import type { Emulator } from '@x/emulator';

/** The address of an API that cannot be reached. */
export const UNREACHABLE = 'http://127.0.0.1:1';

/** The accounts of the scenarios. */
export const SEED = {
  users: [{ id: 'user_ada', emailAddress: 'ada@example.com' }],
  organizations: [{ id: 'org_notes', name: 'Notes', createdBy: 'user_ada' }],
};

/** Returns the context of the scenarios, for an application and for the same one with an unreachable API. */
export function contextOf(emulator: Emulator, url: string, urlInOutage: string): ScenarioContext {
  return { url, urlInOutage, emulator, userId: 'user_ada', organizationId: 'org_notes' };
}
