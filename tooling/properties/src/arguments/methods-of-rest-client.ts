import { createBackendApiClient } from '@x/rest-client';
import * as operations from '@x/rest-client/operations';
import type { Callable } from './call-with-wrong-arguments.ts';
import { SECRET_KEY } from './fixtures.ts';

type AnyOperation = (typeof operations)[keyof typeof operations];

/** Parameters of the operations that do not take just any object, by what encodes them. */
const PARAMS = new Map<AnyOperation['encode'], () => unknown>([
  [operations.updateUserProfileImage.encode, () => ({ file: new Blob(['image']) })],
  [operations.createInvitationBulk.encode, () => [{ emailAddress: 'eve@example.com' }]],
]);

/** Returns the methods of the client with valid arguments, by `resource.method`. */
export function methodsOfRestClient(): ReadonlyMap<string, Callable> {
  return new Map(Object.values(operations).map((operation) => [operation.name, toCallable(operation)]));
}

function toCallable(operation: AnyOperation): Callable {
  const [resource = '', method = ''] = operation.name.split('.');
  const answer = answerOf(operation);
  const client = createBackendApiClient({
    secretKey: SECRET_KEY,
    machineSecretKey: 'ak_1',
    fetch: async () => Response.json(answer),
  });
  const call = Reflect.get(Reflect.get(client, resource), method);
  return { call, args: () => argumentsOf(operation) };
}

/**
 * The descriptor names the positional arguments. Fields of the path that are not among them are parameters. The tests of
 * `@x/rest-client` try all options of a call.
 */
function argumentsOf({ path, args = fieldsOfPath(path), encode }: AnyOperation): readonly unknown[] {
  const fields = fieldsOfPath(path).filter((field) => !args.includes(field));
  const object = Object.fromEntries(fields.map((field) => [field, 'id_1']));
  const params = PARAMS.get(encode) ?? (() => object);
  return [...args.map((name) => (name === '...' ? params() : 'id_1')), { timeoutInMs: 1_000 }];
}

const fieldsOfPath = (path: string): readonly string[] =>
  [...path.matchAll(/\{(?<name>\w+)\}/g)].map(({ groups }) => groups?.['name'] ?? '');

/** An answer that the operation can read. */
function answerOf({ page, has }: AnyOperation): unknown {
  return page === undefined ? { object: 'thing', id: 'thing_1', ...(has && { [has]: 1 }) } : [];
}
