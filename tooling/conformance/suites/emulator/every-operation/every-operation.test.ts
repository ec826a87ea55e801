import { readFileSync } from 'node:fs';
import { describedOperations } from '@tooling/api-description/described-operations';
import { isObject } from '@tooling/api-description/open-api';
import { propertiesOf } from '@tooling/api-description/properties-of';
import { createEmulator } from '@x/emulator';
import { afterAll, describe, expect, it } from 'vitest';
import { describeWithContract } from '../../../src/describe-with-contract.ts';
import { SEED } from '../../official-sdk/world.ts';
import { resolverOf } from '../../operations/described.ts';
import { createCaller, type Sent, toForm } from './create-records.ts';
import { PREPARED } from './prepared.ts';

const FILLS = ['minimal', 'full'] as const;

/** Stubs that answer for any id, since no operation creates what it names, and an operation that checks its tokens first. */
const WITHOUT_STATE =
  /\/billing\/subscription_items\/\{\w+\}\/(extend|discounts)|\/sessions\/\{session_id\}\/refresh/;

describeWithContract('every operation of the emulator, over HTTP', async (contract, document) => {
  // The operations are called many times, so that the limits of a real instance would be in the way.
  const limit = 10_000;
  const emulator = await createEmulator({
    seed: {
      ...SEED,
      plans: [
        { id: 'cplan_basic', slug: 'basic', isDefault: true, amount: 100, features: ['read'] },
        { id: 'cplan_pro', slug: 'paid', amount: 1000, features: ['read', 'export'] },
        { id: 'cplan_team', slug: 'team', isDefault: true, forPayerType: 'org' },
      ],
      organizationSettings: {
        maxAllowedPermissions: limit,
        maxAllowedRoles: limit,
        maxRoleSetsAllowed: limit,
      },
    },
  });
  const { call, send, pathOf, bodyOf } = createCaller(emulator, document);
  const operations = [...describedOperations(document).values()];
  const unsupported = operationsInTable('not emulated');
  const supported = operations.filter(({ id }) => !unsupported.has(id));
  const resolve = resolverOf(document);
  afterAll(() => emulator.close());

  it('has a record for each operation that names one', () => {
    const ids = operations.map(({ id }) => id);
    expect(Object.keys(PREPARED).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('is in the table of supported operations', () => {
    expect(new Set(operations.map(({ id }) => id))).toEqual(operationsInTable());
  });

  describe.each(supported)('$id', (operation) => {
    it.each(FILLS)('answers as described: %s arguments', async (fill) => {
      const sent = await call(operation, fill);
      expect([sent.status, sent.body]).toEqual([expect.toSatisfy(isSuccess), expect.anything()]);
      expect(contract.checkResponse(sent, sent)).toEqual([]);
    });
  });

  describe.each(operations.filter(({ id }) => unsupported.has(id)))('$id', (operation) => {
    it('answers 501 not_emulated', async () => {
      expect(codesOf(await call(operation, 'minimal'))).toEqual([501, 'not_emulated']);
    });
  });

  const withPath = supported.filter(
    ({ id, path }) => path.some(({ name }) => name.toLowerCase().endsWith('id')) && !WITHOUT_STATE.test(id),
  );
  it.each(withPath)('answers 404 for a missing record: $id', async (operation) => {
    const [method = '', template = ''] = operation.id.split(' ');
    const sampled = await bodyOf(operation, 'minimal');
    const body = operation.body?.isForm ? toForm(sampled) : sampled;
    const sent = await send(method, template.replace(/\{\w+\}/g, 'none'), body);
    expect(codesOf(sent)).toEqual([404, 'resource_not_found']);
    expect(contract.checkErrorResponse(sent)).toEqual([]);
  });

  const withBody = supported.filter(({ body }) => body !== undefined && !body.isForm);
  it.each(withBody)('answers 422 for a parameter of the wrong type: $id', async (operation) => {
    const [method = ''] = operation.id.split(' ');
    const schema = operation.body?.schema ?? {};
    const item = schema.items ?? schema;
    const typed = propertiesOf(item, resolve).filter(({ schema: { type } }) => type !== undefined);
    const body = await bodyOf(operation, 'minimal');
    for (const property of typed) {
      const wrong = { [property.name]: property.schema.type === 'boolean' ? 1 : true };
      const sent = await send(method, await pathOf(operation), merge(body, wrong));
      expect([property.name, ...codesOf(sent)]).toEqual([
        property.name,
        422,
        expect.stringContaining('form_param_'),
      ]);
      expect(contract.checkErrorResponse(sent)).toEqual([]);
    }
  });

  it.each(withBody)('answers 422 for an unknown parameter: $id', async (operation) => {
    const [method = ''] = operation.id.split(' ');
    const body = await bodyOf(operation, 'minimal');
    const sent = await send(method, await pathOf(operation), merge(body, { shoe_size: 1 }));
    expect(codesOf(sent)).toEqual([422, 'form_param_unknown']);
  });

  const paged = supported.filter(({ query }) => query.some(({ name }) => name === 'limit'));
  it.each(paged)('answers 422 for a limit that is not a number: $id', async (operation) => {
    const [method = ''] = operation.id.split(' ');
    const required = operation.query.filter(({ required: one }) => one).map(({ name }) => `&${name}=mch_1`);
    const sent = await send(method, `${await pathOf(operation)}?limit=ten${required.join('')}`);
    expect(codesOf(sent)).toEqual([422, 'form_param_format_invalid']);
  });

  // The last test: by now, every operation has left its records.
  it('exports all records, and an import exports the same', async () => {
    const exported = JSON.stringify(emulator.export());
    const copy = await createEmulator({ port: false, import: JSON.parse(exported) });
    expect(JSON.stringify(copy.export())).toBe(exported);
  });
});

function isSuccess(status: number): boolean {
  return status < 300;
}

function codesOf({ status, body }: Sent): readonly [status: number, code: unknown] {
  const json: unknown = body === '' ? {} : JSON.parse(body);
  const [error] = isObject(json) && Array.isArray(json['errors']) ? json['errors'] : [];
  return [status, error?.code];
}

function merge(body: unknown, changes: object): unknown {
  return Array.isArray(body)
    ? body.map((item) => ({ ...item, ...changes }))
    : { ...Object(body), ...changes };
}

/** Reads SUPPORTED.md, which a test of the emulator compares with its table. */
function operationsInTable(state?: string): ReadonlySet<string> {
  const file = new URL('../../../../../packages/emulator/SUPPORTED.md', import.meta.url);
  const rows = readFileSync(file, 'utf8').matchAll(/^\| `(\w+) \/v1(\S+)` \| P\d \| ([\w ]+) \|$/gm);
  return new Set(
    [...rows]
      .filter(([, , , found]) => state === undefined || found === state)
      .map(([, method, path]) => `${method} ${path}`),
  );
}
