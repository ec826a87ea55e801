import { expect } from 'vitest';
import { createEmulator } from '../index.ts';
import { allAnswers } from '../persistence/all-answers.test-support.ts';
import type { Real } from './command.test-support.ts';
import { recordsIn } from './list-commands.test-support.ts';
import {
  type IdentificationKind,
  type Model,
  type ModelUser,
  membersOf,
  type Pending,
  statusOf,
} from './model.test-support.ts';

type Row = Readonly<Record<string, unknown>>;

/** Compares everything that the model holds with what the API answers. */
export async function compareAll(model: Model, real: Real): Promise<void> {
  await compareUsers(model, real);
  await compareSessions(model, real);
  await compareOrganizations(model, real);
  await compareInvitations(model, real);
  await compareMachines(model, real);
}

async function compareUsers(model: Model, { emulator, call }: Real): Promise<void> {
  const users = recordsIn(await call('GET', '/users?limit=500&order_by=%2Bcreated_at'));
  const found = users.map((user) => ({
    id: user['id'],
    identifications: {
      email_addresses: identificationsIn(user, 'email_addresses', 'email_address'),
      phone_numbers: identificationsIn(user, 'phone_numbers', 'phone_number'),
    },
    primary: {
      email_addresses: user['primary_email_address_id'],
      phone_numbers: user['primary_phone_number_id'],
    },
    username: user['username'],
    banned: user['banned'],
    metadata: user['public_metadata'],
  }));
  expect(byId(found)).toEqual(byId([...model.users.values()]));
  expect((await call('GET', '/users/count')).body.total_count).toBe(model.users.size);
  // The API has no list of these.
  const { sign_in_tokens: tokens = [] } = emulator.snapshot().records;
  expect(statusesIn(tokens as readonly Row[])).toEqual(storedStatuses(model.signInTokens));
}

function identificationsIn(user: Row, kind: IdentificationKind, field: string) {
  const list = user[kind] as readonly Row[];
  return list.map((one): ModelUser['identifications'][typeof kind][number] => ({
    id: String(one['id']),
    value: String(one[field]),
    verified: Object(one['verification']).status === 'verified',
  }));
}

async function compareSessions(model: Model, { call }: Real): Promise<void> {
  for (const userId of model.users.keys()) {
    const found = recordsIn(await call('GET', `/sessions?user_id=${userId}&limit=500`));
    const expected = [...model.sessions].filter(([, session]) => session.userId === userId);
    expect(
      new Map(found.map((one) => [one['id'], [one['status'], one['last_active_organization_id']]])),
    ).toEqual(
      new Map(
        expected.map(([id, session]) => [id, [statusOf(model, session, 'active'), session.organizationId]]),
      ),
    );
  }
}

async function compareOrganizations(model: Model, { call }: Real): Promise<void> {
  const { body } = await call('GET', '/organizations?limit=500&include_members_count=true');
  const found = body.data.map((one: Row) => [
    one['id'],
    [one['max_allowed_memberships'], one['members_count']],
  ]);
  const expected = [...model.organizations.values()].map(
    ({ id, limit }) => [id, [limit, membersOf(model, id).length]] as const,
  );
  expect(body.total_count).toBe(model.organizations.size);
  expect(new Map(found)).toEqual(new Map(expected));
  for (const id of model.organizations.keys()) {
    const members = recordsIn(await call('GET', `/organizations/${id}/memberships?limit=500`));
    const roles = members.map((one) => [Object(one['public_user_data']).user_id, one['role']] as const);
    expect(new Map(roles)).toEqual(new Map(membersOf(model, id).map(({ userId, role }) => [userId, role])));
    const invitations = recordsIn(await call('GET', `/organizations/${id}/invitations?limit=500`));
    const ofOrganization = [...model.organizationInvitations].filter(
      ([, { organizationId }]) => organizationId === id,
    );
    expect(new Map(invitations.map((one) => [one['id'], [one['status'], one['role']]]))).toEqual(
      new Map(ofOrganization.map(([key, one]) => [key, [statusOf(model, one), one.role]])),
    );
  }
}

async function compareInvitations(model: Model, { call }: Real): Promise<void> {
  const found = recordsIn(await call('GET', '/invitations?limit=500'));
  const expected = [...model.invitations].filter(([, { status }]) => status !== 'revoked');
  expect(statusesIn(found)).toEqual(new Map(expected.map(([id, one]) => [id, statusOf(model, one)])));
  const entries = recordsIn(await call('GET', '/waitlist_entries?limit=500'));
  expect(new Map(entries.map((one) => [one['email_address'], one['status']]))).toEqual(
    new Map([...model.waitlist.values()].map(({ email, status }) => [email, status])),
  );
}

async function compareMachines(model: Model, { call }: Real): Promise<void> {
  for (const subject of model.users.keys()) {
    const found = recordsIn(await call('GET', `/api_keys?subject=${subject}&include_invalid=true&limit=100`));
    const expected = [...model.apiKeys].filter(([, key]) => key.subject === subject);
    expect(new Map(found.map((one) => [one['id'], [one['revoked'], one['expired']]]))).toEqual(
      new Map(expected.map(([id, { revoked, expiresAt }]) => [id, [revoked, model.now >= expiresAt]])),
    );
  }
  const machines = recordsIn(await call('GET', '/machines?limit=100'));
  const scopesOf = (one: Row) => new Set((one['scoped_machines'] as readonly Row[]).map(({ id }) => id));
  expect(new Map(machines.map((one) => [one['id'], scopesOf(one)]))).toEqual(
    new Map([...model.machines].map(([id, { scopes }]) => [id, scopes])),
  );
}

function statusesIn(rows: readonly Row[]): ReadonlyMap<unknown, unknown> {
  return new Map(rows.map(({ id, status }) => [id, status]));
}

function storedStatuses(records: ReadonlyMap<string, Pending>): ReadonlyMap<unknown, unknown> {
  return new Map([...records].map(([id, { status }]) => [id, status]));
}

/** An import has the same state and the same answers, and so has its own export. */
export async function compareImport({ emulator }: Real): Promise<void> {
  const exported = JSON.stringify(emulator.export());
  const now = emulator.now();
  const offset = emulator.export().clock?.offsetInMs ?? 0;
  const copy = await createEmulator({
    port: false,
    import: JSON.parse(exported),
    now: () => now - offset,
  });
  expect(JSON.stringify(copy.export())).toBe(exported);
  expect(await allAnswers(copy)).toEqual(await allAnswers(emulator));
  const third = await createEmulator({ port: false, import: copy.export(), now: () => now - offset });
  expect(JSON.stringify(third.export())).toBe(exported);
}

const byId = <T extends { readonly id: unknown }>(list: readonly T[]) =>
  [...list].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
