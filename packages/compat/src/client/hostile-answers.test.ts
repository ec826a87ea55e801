import { type AnyOperation, argumentsOf, OPERATIONS_BY_RESOURCE } from '@x/rest-client/internal';
import { describe, expect, it, vi } from 'vitest';
import { createClerkClient } from '../create-clerk-client.ts';
import { isClerkAPIResponseError } from '../errors.ts';

const OBJECTS = ['user', 'organization', 'session', 'email', 'sign_up', 'total_count', 'constructor', 7];

/** Fields that resources read, with a value of another type. */
const WRONG_FIELDS = {
  email_addresses: 5,
  external_accounts: [null, 7, 'x'],
  organization: [],
  public_user_data: 'x',
  total_count: {},
  data: 'x',
  url: 5,
  status_code: null,
  errors: 5,
};

const BODIES: readonly unknown[] = [
  null,
  true,
  0,
  'text',
  [],
  {},
  [null, 1, 'x', []],
  { data: null },
  { data: 5, total_count: 'x' },
  { data: [null, 1, {}], total_count: null },
  { errors: null },
  { deleted: 1, object: 5 },
  ...OBJECTS.map((object) => ({ object, ...WRONG_FIELDS })),
  [{ object: 'user', ...WRONG_FIELDS, email: 7 }],
];

const operations = Object.entries<readonly AnyOperation[]>(OPERATIONS_BY_RESOURCE).flatMap(
  ([resource, all]) => all.map((operation) => ({ resource, operation, name: operation.name })),
);

/** The parameters of operations that reject an empty object. */
const PARAMETERS: Readonly<Record<string, object>> = {
  'emails.createBatch': [{}],
  'm2m.verify': { token: 'mt_1' },
  'waitlistEntries.createBulk': [],
  'organizations.createOrganizationInvitationBulk': [],
  'invitations.createInvitationBulk': [],
};

/** Returns arguments that an operation accepts: ids, some of them in an object of parameters. */
function argumentsFor(operation: AnyOperation): readonly unknown[] {
  const names = argumentsOf(operation);
  const others = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const ids = Object.fromEntries(
    others.filter((name) => !names.includes(name)).map((name) => [name, 'id_1']),
  );
  const { [operation.name]: parameters = ids } = PARAMETERS;
  return names.map((name) => (name === '...' || name === 'messages' ? parameters : 'id_1'));
}

type Method = (...args: readonly unknown[]) => Promise<unknown>;

describe('an answer that is not what the API sends', () => {
  it.each(operations)('becomes a value or an error of the API: $name', async ({ resource, operation }) => {
    const { name } = operation;
    const args = argumentsFor(operation);
    for (const body of BODIES) {
      const fetch = vi.fn(async () => Response.json(body));
      const client = createClerkClient({ secretKey: 'sk_test_1', retry: false, fetch });
      const methods = Reflect.get(client, resource) as Readonly<Record<string, Method>>;
      const method = methods[name.slice(name.indexOf('.') + 1)];
      const error = await method?.(...args).then(readAll, (reason: unknown) => reason);
      const isExpected = error === undefined || isClerkAPIResponseError(error);
      expect(isExpected, `${JSON.stringify(body)}: ${String(error)}`).toBe(true);
      expect(fetch).toHaveBeenCalled();
    }
  });
});

/** Reads each property. */
function readAll(value: unknown): void {
  if (typeof value === 'object' && value !== null) {
    for (const key in value) {
      readAll(Reflect.get(value, key));
    }
  }
}
