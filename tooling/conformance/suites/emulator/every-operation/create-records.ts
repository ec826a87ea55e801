import { type Described, describedOperations } from '@tooling/api-description/described-operations';
import { isObject, type OpenApiDocument } from '@tooling/api-description/open-api';
import type { Resolve } from '@tooling/api-description/properties-of';
import type { Emulator } from '@x/emulator';
import { arbitraryOf, type Fill } from '../../../src/sampling/arbitrary-of.ts';
import { sampleOne } from '../../../src/sampling/sample.ts';
import { createWorld } from '../../official-sdk/world.ts';
import { resolverOf } from '../../operations/described.ts';
import { PREPARED, type Prepared } from './prepared.ts';
import { ADDED, VALUES, VALUES_OF } from './values.ts';

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Parameters whose record another operation than `POST` on the path before them creates. */
const CREATED_BY: Readonly<Record<string, string>> = {
  machine_id: 'POST /machines',
  other_machine_id: 'POST /machines',
  permission_id: 'POST /organization_permissions',
  user_id: 'POST /users',
  organization_id: 'POST /organizations',
  organization_role_id: 'POST /organization_roles',
  role_set_key: 'POST /role_sets',
};

/** Lists whose records are identified by another field than their id. */
// biome-ignore lint/suspicious/noExplicitAny: a record is whatever the emulator returned; a wrong id fails the test
const OWN_LISTS: Readonly<Record<string, (record: any) => string>> = {
  '/organizations/{organization_id}/memberships': (membership) => membership.public_user_data.user_id,
};

/** Parameters that name what no operation creates. */
const FREE: Readonly<Record<string, string>> = {
  template_type: 'email',
  slug: 'welcome',
  provider: 'oauth_google',
  template_name: 'none',
};

/** Calls the operations of an emulator over HTTP with sampled arguments, whose records it creates first. */
export function createCaller(emulator: Emulator, document: OpenApiDocument) {
  const described = new Map([...describedOperations(document).values()].map((one) => [one.id, one]));
  const resolve = resolverOf(document);
  const send = createSender(emulator, document.info.version);
  const world = createWorld(emulator);
  let number = 0;

  /**
   * Creates a record, and resolves to its id, or to the id of nothing if no operation creates it. `before` is the path
   * before the parameter, and `path` is the same with the ids of other records.
   */
  async function create(parameter: string, before = '', path = before): Promise<string> {
    const id = before in OWN_LISTS ? `POST ${before}` : (CREATED_BY[parameter] ?? `POST ${before}`);
    const operation = described.get(id);
    if (operation === undefined) return FREE[parameter] ?? `${parameter}_none`;
    const target = id.endsWith(` ${before}`) ? path : id.replace('POST ', '');
    const { status, body } = await send('POST', target, await bodyOf(operation, 'minimal'));
    if (status >= 300) throw new Error(`${id} failed with ${status}: ${body}`);
    const record: unknown = JSON.parse(body);
    // An agent task has an id of another name, and a role set is named by its key.
    const fields = isObject(record) ? record : {};
    const key = parameter === 'role_set_key' ? fields['key'] : (fields['id'] ?? fields[parameter]);
    return String(OWN_LISTS[before]?.(record) ?? key);
  }

  async function pathOf({ id, path }: Described, known: Prepared['path'] = {}): Promise<string> {
    const [, template = ''] = id.split(' ');
    let filled = template;
    for (const { name } of path) {
      const [before = ''] = template.split(`/{${name}}`);
      const [path = ''] = filled.split(`/{${name}}`);
      filled = filled.replace(
        `{${name}}`,
        encodeURIComponent(known[name] ?? (await create(name, before, path))),
      );
    }
    return filled;
  }

  async function bodyOf({ id, body }: Described, fill: Fill): Promise<unknown> {
    if (body === undefined) return undefined;
    const sampled = sampleOne(arbitraryOf(body.schema, { resolve, fill }), `${id} ${fill}`);
    return Array.isArray(sampled)
      ? Promise.all(sampled.map((item) => withValues(id, item)))
      : withValues(id, sampled);
  }

  async function withValues(id: string, sampled: unknown): Promise<unknown> {
    if (!isObject(sampled)) return sampled;
    number += 1;
    const context = { create: (parameter: string) => create(parameter), number };
    const entries = Object.entries({ ...ADDED[id], ...sampled }).map(async ([name, value]) => {
      const make = VALUES_OF[id]?.[name] ?? VALUES[name] ?? ADDED[id]?.[name];
      return [name, make === undefined || value === null ? value : await make(context)] as const;
    });
    return Object.fromEntries((await Promise.all(entries)).filter(([, value]) => value !== undefined));
  }

  async function call(operation: Described, fill: Fill): Promise<Sent> {
    const [method = ''] = operation.id.split(' ');
    const prepared = (await PREPARED[operation.id]?.({ emulator, world })) ?? {};
    const path = await pathOf(operation, prepared.path);
    const sampled = await bodyOf(operation, fill);
    const body = prepared.body === undefined ? sampled : { ...Object(sampled), ...prepared.body };
    const sent = operation.body?.isForm ? toForm(body) : body;
    return send(method, path + queryOf(operation, fill, resolve), sent);
  }

  return { call, send, pathOf, bodyOf };
}

function queryOf({ id, query }: Described, fill: Fill, resolve: Resolve): string {
  const parameters = new URLSearchParams();
  for (const { name, schema, required, explode } of query) {
    if (name === 'starting_after' || (fill === 'minimal' && required !== true)) continue;
    const value =
      name === 'order_by' ? '-created_at' : sampleOne(arbitraryOf(schema, { resolve, fill }), id + name);
    if (Array.isArray(value) && explode !== false)
      for (const item of value) parameters.append(name, String(item));
    else parameters.append(name, String(value));
  }
  return parameters.size === 0 ? '' : `?${parameters}`;
}

function createSender(emulator: Emulator, version: string) {
  return async (method: string, path: string, body?: unknown): Promise<Sent> => {
    const url = `${emulator.url}/v1${path}`;
    const isForm = body instanceof FormData;
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${await keyFor(emulator, method, path)}`,
        'clerk-api-version': version,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    return { method, url, status: response.status, headers: response.headers, body: await response.text() };
  };
}

/** Only a machine creates its tokens. */
async function keyFor({ url, secretKey }: Emulator, method: string, path: string): Promise<string> {
  if (method !== 'POST' || path !== '/m2m_tokens') return secretKey;
  const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ name: 'worker' });
  const created = await fetch(`${url}/v1/machines`, { method: 'POST', headers, body });
  const { id } = Object(await created.json());
  const response = await fetch(`${url}/v1/machines/${id}/secret_key`, { headers });
  return String(Object(await response.json()).secret);
}

/** Returns the fields of a body as a form. A file is named like its field. */
export function toForm(body: unknown): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(Object(body))) {
    if (value instanceof Blob) form.append(name, value, `${name}.png`);
    else form.append(name, String(value));
  }
  return form;
}
