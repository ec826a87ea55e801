import fc from 'fast-check';
import { expect } from 'vitest';
import type { Answer } from '../in-process.test-support.ts';
import { command, index, outcomeOf, type Real } from './command.test-support.ts';
import { type Model, pickEntry, statusOf } from './model.test-support.ts';

/** A collection whose records have one value, which often no two of them share. */
export interface List {
  readonly name: string;
  /** The field that has the value. */
  readonly field: string;
  readonly values: readonly string[];
  /** The other fields of a new record. */
  readonly more?: object;
  /** The error of a value that another record has. Absent: records can share a value. */
  readonly conflict?: string;
  readonly canChange?: boolean;
  /** How many records there can be, and the error of one more. */
  readonly limit?: readonly [count: number, error: string];
  /** Returns the error of a deletion, or undefined. */
  readonly isInUse?: (model: Model, value: string) => string | undefined;
  /** Changes the records that refer to the value. */
  readonly onChange?: (model: Model, before: string, after: string) => void;
}

/** The settings of the emulator have these limits. */
export const LIMIT = 2;

const taken = '422 form_identifier_exists';
const duplicate = '400 duplicate_record';

function isRoleInUse(model: Model, key: string): string | undefined {
  if (model.memberships.some(({ role }) => role === key)) return '422 organization_role_assigned_members';
  const invitations = [...model.organizationInvitations.values()];
  const isInvited = invitations.some((one) => one.role === key && statusOf(model, one) === 'pending');
  return isInvited ? '422 organization_role_exists_in_invitations' : undefined;
}

function renameRole(model: Model, before: string, after: string): void {
  for (const record of [...model.memberships, ...model.organizationInvitations.values()]) {
    if (record.role === before) record.role = after;
  }
}

const lists: readonly List[] = [
  {
    name: 'allowlist_identifiers',
    field: 'identifier',
    values: ['a@example.com', '*@example.org', '+15555550100'],
    conflict: duplicate,
  },
  {
    name: 'blocklist_identifiers',
    field: 'identifier',
    values: ['a@example.com', '*@example.org'],
    conflict: duplicate,
  },
  {
    name: 'redirect_urls',
    field: 'url',
    values: ['https://a.example.com', 'app://callback'],
    conflict: duplicate,
  },
  {
    name: 'domains',
    field: 'name',
    values: ['a.example.com', 'b.example.com', 'localhost:3000'],
    more: { is_satellite: true },
    conflict: taken,
    canChange: true,
  },
  {
    name: 'jwt_templates',
    field: 'name',
    values: ['a', 'b', 'c'],
    more: { claims: {} },
    conflict: taken,
    canChange: true,
  },
  {
    name: 'organization_permissions',
    field: 'key',
    values: ['org:a:read', 'org:a:write', 'org:b:read'],
    more: { name: 'Permission' },
    conflict: taken,
    canChange: true,
    limit: [LIMIT, '403 quota_exceeded'],
  },
  {
    name: 'organization_roles',
    field: 'key',
    values: ['org:billing', 'org:support', 'org:viewer'],
    more: { name: 'Role' },
    conflict: taken,
    canChange: true,
    limit: [LIMIT, '403 organization_instance_roles_quota_exceeded'],
    isInUse: isRoleInUse,
    onChange: renameRole,
  },
  { name: 'oauth_applications', field: 'name', values: ['a', 'b'], canChange: true },
];

function recordsOf({ lists }: Model, { name }: List): Map<string, string> {
  const records = lists.get(name) ?? new Map<string, string>();
  lists.set(name, records);
  return records;
}

/** Returns the error of a new record with the value, or undefined. */
function rejectionOf(model: Model, list: List, value: string): string | undefined {
  const records = recordsOf(model, list);
  if (list.limit !== undefined && records.size >= list.limit[0]) return list.limit[1];
  return [...records.values()].includes(value) ? list.conflict : undefined;
}

const bodyOf = ({ field, more }: List, value: string) => ({ ...more, [field]: value });

async function create(model: Model, { call }: Real, list: List, at: number) {
  const value = list.values[at % list.values.length] ?? '';
  const answer = await call('POST', `/${list.name}`, bodyOf(list, value));
  const rejection = rejectionOf(model, list, value);
  expect(`${list.name}: ${outcomeOf(answer)}`).toBe(`${list.name}: ${rejection ?? 'ok'}`);
  if (rejection === undefined) recordsOf(model, list).set(answer.body.id, value);
}

/** Many clients create the same records at the same time: the limit holds, and each value exists once. */
async function createAtOnce(model: Model, { call }: Real, list: List, clients: number) {
  const values = Array.from({ length: clients }, (_, at) => list.values[at % list.values.length] ?? '');
  const answers = await Promise.all(
    values.map((value) => call('POST', `/${list.name}`, bodyOf(list, value))),
  );
  const created = answers.filter(({ status }) => status === 200);
  const records = recordsOf(model, list);
  const held = new Set(records.values());
  const free = list.conflict === undefined ? values : [...new Set(values)].filter((one) => !held.has(one));
  const [count] = list.limit ?? [Number.POSITIVE_INFINITY];
  expect(created).toHaveLength(Math.max(0, Math.min(free.length, count - records.size)));
  for (const { body } of created) records.set(body.id, body[list.field]);
  const isDistinct = new Set(records.values()).size === records.size;
  expect(isDistinct || list.conflict === undefined).toBe(true);
}

async function change(model: Model, { call }: Real, list: List, at: number, to: number) {
  const records = recordsOf(model, list);
  const [id, before] = pickEntry(records, at) ?? [];
  if (id === undefined || before === undefined || list.canChange !== true) return;
  const value = list.values[to % list.values.length] ?? '';
  const isTaken = list.conflict !== undefined && value !== before && [...records.values()].includes(value);
  const { is_satellite: _, ...body } = bodyOf(list, value) as Record<string, unknown>;
  const answer = await call('PATCH', `/${list.name}/${id}`, body);
  expect(outcomeOf(answer)).toBe(isTaken ? list.conflict : 'ok');
  if (isTaken) return;
  records.set(id, value);
  list.onChange?.(model, before, value);
}

async function remove(model: Model, { call }: Real, list: List, at: number) {
  const records = recordsOf(model, list);
  const [id, value] = pickEntry(records, at) ?? [];
  if (id === undefined || value === undefined) return;
  const rejection = list.isInUse?.(model, value);
  expect(outcomeOf(await call('DELETE', `/${list.name}/${id}`))).toBe(rejection ?? 'ok');
  if (rejection === undefined) records.delete(id);
}

/** Many clients delete the same record at the same time: one does. */
async function removeAtOnce(model: Model, { call }: Real, list: List, at: number) {
  const records = recordsOf(model, list);
  const [id, value] = pickEntry(records, at) ?? [];
  if (id === undefined || value === undefined || list.isInUse?.(model, value) !== undefined) return;
  const answers = await Promise.all(Array.from({ length: 3 }, () => call('DELETE', `/${list.name}/${id}`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
  records.delete(id);
}

/** Compares the records with the list in the API. An instance has records of its own from the start. */
export async function compareLists(model: Model, { call }: Real, initial: ReadonlySet<string>) {
  for (const list of lists) {
    const found = recordsIn(await call('GET', `/${list.name}?limit=500`));
    const pairs = found
      .filter(({ id }) => !initial.has(String(id)))
      .map((one) => [one['id'], one[list.field]]);
    expect([list.name, new Map(pairs as [string, string][])]).toEqual([list.name, recordsOf(model, list)]);
  }
}

/** Returns the ids of the records that an instance has from the start. */
export async function initialIds({ call }: Real): Promise<ReadonlySet<string>> {
  const answers = await Promise.all(lists.map(({ name }) => call('GET', `/${name}?limit=500`)));
  return new Set(answers.flatMap(recordsIn).map(({ id }) => String(id)));
}

/** Some lists come with the number of all records. */
export function recordsIn({ body }: Answer): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(body) ? body : body.data;
}

/** Roles come more often: members and invitations refer to them. */
const list = fc.oneof(
  { weight: lists.length, arbitrary: fc.constantFrom(...lists) },
  {
    weight: lists.length,
    arbitrary: fc.constantFrom(...lists.filter(({ isInUse }) => isInUse !== undefined)),
  },
);
/** The name is enough to repeat a sequence. */
const named = list.map((one) => Object.assign(Object.create({ toJSON: () => one.name }), one) as List);

export const listCommands = [
  command('create', [named, index], create),
  command('createAtOnce', [named, fc.integer({ min: 2, max: 6 })], createAtOnce),
  command('change', [named, index, index], change),
  command('remove', [named, index], remove),
  command('removeAtOnce', [named, index], removeAtOnce),
];
