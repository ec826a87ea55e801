import { describe, expect, it } from 'vitest';
import { call } from '../call.ts';
import { argumentsOf } from '../engine/build-request.ts';
import { toCamelCase } from '../engine/key-case.ts';
import type { AnyOperation } from '../engine/operation.ts';
import { createTransport } from '../engine/transport.ts';
import { OPERATIONS_BY_RESOURCE } from './by-resource.ts';
import { createInvitationBulk, updateUserProfileImage } from './index.ts';

/** What the API received and what the caller got, for every operation, as text that a reviewer reads in a diff. */
const FILE = 'requests.txt';

const PARAMS = new Map<AnyOperation['encode'], unknown>([
  [updateUserProfileImage.encode, { file: new Blob(['image']) }],
  [createInvitationBulk.encode, [{ emailAddress: 'eve@example.com' }]],
]);

const fieldsOfPath = ({ path }: AnyOperation): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** A value for each parameter of a query, or for some fields of a body. */
function paramsOf(operation: AnyOperation): unknown {
  const { encode, parameters, maxLimit = 10, opaque } = operation;
  const special = PARAMS.get(encode);
  if (special !== undefined) {
    return special;
  }
  const positional = new Set(operation.args);
  const inPath = fieldsOfPath(operation).filter((name) => !positional.has(name));
  const names = parameters ?? ['fieldOne'];
  return Object.fromEntries([
    ...[...inPath, ...names].map((name) => [name, `${name}_1`]),
    ...(names.includes('limit') ? [['limit', maxLimit]] : []),
    ...(names.includes('offset') ? [['offset', 5]] : []),
    ...(parameters === undefined && opaque !== undefined ? [[toCamelCase(opaque), { key_one: 1 }]] : []),
  ]);
}

function answerOf({ page, has, opaque }: AnyOperation): unknown {
  const item = { object: 'thing', id: 'thing_1', key_one: 1, ...(opaque && { [opaque]: { key_one: 1 } }) };
  return page === undefined ? { ...item, ...(has && { [has]: 3 }) } : { [page]: [item], total_count: 7 };
}

async function bodyOf(request: Request): Promise<string> {
  if (request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    const names = [...(await request.formData()).keys()];
    return `form with ${names.join(', ')}`;
  }
  return request.text();
}

const KEYS = new Map([
  ['Bearer sk_test_1', ''],
  ['Bearer ak_1', ' as a machine'],
  [null, ' without a key'],
]);

/** Calls an operation, and describes its requests and its result. */
async function describeCall(operation: AnyOperation, answer: () => Response): Promise<readonly string[]> {
  const lines: string[] = [];
  const transport = createTransport({
    secretKey: 'sk_test_1',
    retry: { maxRetries: 1, maxDelayInMs: 1 },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const key = KEYS.get(request.headers.get('authorization'));
      const { pathname, search } = new URL(request.url);
      lines.push(`${request.method} ${pathname}${search}${key} ${await bodyOf(request)}`.trimEnd());
      return answer();
    },
  });
  const args = argumentsOf(operation).map((name) => (name === '...' ? paramsOf(operation) : `${name}_1`));
  try {
    const result: { data: unknown; errors: unknown; totalCount?: unknown } = await call(
      transport,
      operation as never,
      args as never,
    );
    const total = 'totalCount' in result ? ` of ${result.totalCount}` : '';
    return [...lines, result.errors === null ? `=> ${JSON.stringify(result.data)}${total}` : '=> errors'];
  } catch (error) {
    return [...lines, `throws ${String(error)}`];
  }
}

async function describeOperation(operation: AnyOperation): Promise<string> {
  const succeeds = await describeCall(operation, () => Response.json(answerOf(operation)));
  const isEmpty = await describeCall(operation, () => Response.json({}));
  const fails = await describeCall(operation, () => new Response(null, { status: 503 }));
  const outcome = (lines: readonly string[]) => lines.at(-1) ?? '';
  return [
    `${operation.name}(${argumentsOf(operation).join(', ')})`,
    ...succeeds.map((line) => `  ${line}`),
    `  an empty object ${outcome(isEmpty)}`,
    `  a 503 is requested ${fails.filter((line) => !line.startsWith('=>')).length === 1 ? 'once' : 'again'}`,
  ].join('\n');
}

describe('every operation', () => {
  it('sends the request and reads the answer that the list has', async () => {
    const operations = Object.values(OPERATIONS_BY_RESOURCE).flat();
    const described: string[] = [];
    for (const operation of operations) {
      described.push(await describeOperation(operation));
    }
    await expect(`${described.join('\n\n')}\n`).toMatchFileSnapshot(FILE);
  }, 30_000);
});
