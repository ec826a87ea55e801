import fc from 'fast-check';
import { expect } from 'vitest';
import { command, index, type Real, withOrganization, withUser } from './command.test-support.ts';
import {
  deleteOrganization,
  hasRole,
  holderOf,
  isLastAdmin,
  type Model,
  type ModelOrganization,
  type ModelUser,
  membershipOf,
  membersOf,
  pendingInvitationsOf,
  pick,
  pickEntry,
  pickRole,
  statusOf,
} from './model.test-support.ts';

const DAY_IN_MS = 86_400_000;

/** Selects a role of the model, or one that does not exist. */
const roles = fc.nat(20);
const emails = fc.constantFrom('a@example.com', 'b@example.com', 'c@example.com');

export async function createOrganization(user: ModelUser, model: Model, { call }: Real, limit: number) {
  const { status, body } = await call('POST', '/organizations', {
    name: 'Acme',
    created_by: user.id,
    max_allowed_memberships: limit,
  });
  expect(status).toBe(200);
  model.organizations.set(body.id, { id: body.id, limit });
  model.memberships.push({ organizationId: body.id, userId: user.id, role: 'org:admin' });
}

async function removeOrganization({ id }: ModelOrganization, model: Model, { call }: Real) {
  expect((await call('DELETE', `/organizations/${id}`)).status).toBe(200);
  expect((await call('GET', `/organizations/${id}`)).status).toBe(404);
  deleteOrganization(model, id);
}

async function addMember(
  { id, limit }: ModelOrganization,
  model: Model,
  { call }: Real,
  at: number,
  roleAt: number,
) {
  const user = pick(model.users, at);
  if (user === undefined) return;
  const role = pickRole(model, roleAt);
  const isFull = membersOf(model, id).length >= limit;
  const isAllowed = hasRole(model, role) && !isFull && membershipOf(model, id, user.id) === undefined;
  const { status } = await call('POST', `/organizations/${id}/memberships`, { user_id: user.id, role });
  expect(status < 300).toBe(isAllowed);
  if (isAllowed) model.memberships.push({ organizationId: id, userId: user.id, role });
}

/** All users join at the same time: the limit holds. */
async function joinAll({ id, limit }: ModelOrganization, model: Model, { call }: Real) {
  const free = limit - membersOf(model, id).length;
  const outside = [...model.users.keys()].filter((userId) => membershipOf(model, id, userId) === undefined);
  const answers = await Promise.all(
    outside.map((userId) =>
      call('POST', `/organizations/${id}/memberships`, { user_id: userId, role: 'org:member' }),
    ),
  );
  const joined = answers.filter(({ status }) => status === 200);
  expect(joined).toHaveLength(Math.max(0, Math.min(free, outside.length)));
  for (const { body } of joined) {
    const userId: string = body.public_user_data.user_id;
    model.memberships.push({ organizationId: id, userId, role: 'org:member' });
  }
}

/** Sets the role of a member. The last administrator stays one. */
async function changeRole(
  organization: ModelOrganization,
  model: Model,
  { call }: Real,
  at: number,
  roleAt: number,
) {
  const members = membersOf(model, organization.id);
  const member = members[at % members.length];
  if (member === undefined) return;
  const role = pickRole(model, roleAt);
  const isAllowed = hasRole(model, role) && (role === 'org:admin' || !isLastAdmin(model, member));
  const path = `/organizations/${organization.id}/memberships/${member.userId}`;
  const { status } = await call('PATCH', path, { role });
  expect(status < 300).toBe(isAllowed);
  if (isAllowed) member.role = role;
}

async function removeMember({ id }: ModelOrganization, model: Model, { call }: Real, at: number) {
  const user = pick(model.users, at);
  if (user === undefined) return;
  const member = membershipOf(model, id, user.id);
  const isAllowed = member !== undefined && !isLastAdmin(model, member);
  const { status } = await call('DELETE', `/organizations/${id}/memberships/${user.id}`);
  expect(status < 300).toBe(isAllowed);
  if (!isAllowed) return;
  model.memberships.splice(model.memberships.indexOf(member), 1);
  for (const session of model.sessions.values()) {
    const isOfMember = session.userId === user.id && session.organizationId === id;
    if (isOfMember) session.organizationId = null;
  }
}

/** Two administrators leave at the same time: one of them stays. */
async function leaveAll({ id }: ModelOrganization, model: Model, { call }: Real) {
  const members = membersOf(model, id);
  const answers = await Promise.all(
    members.map(({ userId }) => call('DELETE', `/organizations/${id}/memberships/${userId}`)),
  );
  const left = members.filter((_, at) => (answers[at]?.status ?? 500) < 300);
  model.memberships = model.memberships.filter((member) => !left.includes(member));
  for (const session of model.sessions.values()) {
    const hasLeft = left.some(({ userId }) => userId === session.userId) && session.organizationId === id;
    if (hasLeft) session.organizationId = null;
  }
  const admins = (list: typeof members) => list.filter(({ role }) => role === 'org:admin').length;
  expect(admins(membersOf(model, id))).toBe(Math.min(1, admins(members)));
}

async function inviteMember(
  { id, limit }: ModelOrganization,
  model: Model,
  { call }: Real,
  email: string,
  roleAt: number,
) {
  const role = pickRole(model, roleAt);
  const pending = pendingInvitationsOf(model, id);
  const holder = holderOf(model, 'email_addresses', email);
  const isMember = holder !== undefined && membershipOf(model, id, holder.id) !== undefined;
  const isInvited = pending.some((invitation) => invitation.email === email);
  const isFull = membersOf(model, id).length + pending.length >= limit;
  const isAllowed = hasRole(model, role) && !isMember && !isInvited && !isFull;
  const request = { email_address: email, role, expires_in_days: 1 };
  const { status, body } = await call('POST', `/organizations/${id}/invitations`, request);
  expect(status < 300).toBe(isAllowed);
  if (!isAllowed) return;
  const expiresAt = model.now + DAY_IN_MS;
  model.organizationInvitations.set(body.id, {
    organizationId: id,
    email,
    role,
    status: 'pending',
    expiresAt,
  });
}

async function revokeMemberInvitation(model: Model, { call }: Real, at: number) {
  const [id, invitation] = pickEntry(model.organizationInvitations, at) ?? [];
  if (invitation === undefined) return;
  const isPending = statusOf(model, invitation) === 'pending';
  const path = `/organizations/${invitation.organizationId}/invitations/${id}/revoke`;
  expect((await call('POST', path, {})).status < 300).toBe(isPending);
  if (isPending) invitation.status = 'revoked';
}

const limit = fc.integer({ min: 1, max: 4 });

export const organizationCommands = [
  command('createOrganization', [index, limit], withUser(createOrganization)),
  command('deleteOrganization', [index], withOrganization(removeOrganization)),
  command('addMember', [index, index, roles], withOrganization(addMember)),
  command('joinAll', [index], withOrganization(joinAll)),
  command('leaveAll', [index], withOrganization(leaveAll)),
  command('changeRole', [index, index, roles], withOrganization(changeRole)),
  command('removeMember', [index, index], withOrganization(removeMember)),
  command('inviteMember', [index, emails, roles], withOrganization(inviteMember)),
  command('revokeMemberInvitation', [index], revokeMemberInvitation),
];
