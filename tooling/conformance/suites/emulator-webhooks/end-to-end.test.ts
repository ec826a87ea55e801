import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject, type OpenApiSchema } from '@tooling/api-description/open-api';
import { readWebhooks } from '@tooling/api-description/read-description';
import { createEmulator, type EmittedEventType, type Emulator } from '@x/emulator';
import { handleWebhookOnce, verifyWebhook, type WebhookStore } from '@x/webhooks';
import { verifyWebhook as verifyByReference } from 'clerk-latest/webhooks';
import express from 'express';
import { Webhook as Standard } from 'standardwebhooks';
import { Webhook as Svix } from 'svix';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createValidator } from '../../src/description/create-validator.ts';
import { causeEveryEvent } from './cause-every-event.ts';

interface Received {
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const SIGNING_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const received: Received[] = [];
const handled: string[] = [];
let emulator: Emulator;
let server: Server;

/** An application as the README of @x/webhooks shows it. */
function createApplication() {
  const app = express();
  app.post('/webhooks', express.raw({ type: 'application/json' }), async (req, res) => {
    const { result: event, error } = await verifyWebhook(req, { signingSecret: SIGNING_SECRET });
    if (error) return void res.status(error.status).send(error.message);
    const { status } = await handleWebhookOnce(req, { store, handle: () => handled.push(event.type) });
    const headers = Object.fromEntries(
      Object.entries(req.headers).map(([name, value]) => [name, String(value)]),
    );
    received.push({ type: event.type, headers, body: (req.body as Buffer).toString() });
    res.status(status).end();
  });
  return app;
}

const done = new Set<string>();
const store: WebhookStore = {
  claim: async (id) => (done.has(id) ? 'done' : 'claimed'),
  settle: async (id) => {
    done.add(id);
  },
};

beforeAll(async () => {
  server = createApplication().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  emulator = await createEmulator({
    webhooks: [{ url: `http://127.0.0.1:${port}/webhooks`, signingSecret: SIGNING_SECRET }],
  });
  await causeEveryEvent(emulator);
  await emulator.webhooks.settled();
}, 60_000);

afterAll(async () => {
  await emulator.close();
  server.closeAllConnections();
  server.close();
});

/** The types that the emulator emits, as the type of `waitFor` lists them. */
const EMITTED = {
  'email.created': true,
  'organization.created': true,
  'organization.deleted': true,
  'organization.updated': true,
  'organizationDomain.created': true,
  'organizationDomain.deleted': true,
  'organizationDomain.updated': true,
  'organizationInvitation.accepted': true,
  'organizationInvitation.created': true,
  'organizationInvitation.revoked': true,
  'organizationMembership.created': true,
  'organizationMembership.deleted': true,
  'organizationMembership.updated': true,
  'permission.created': true,
  'permission.deleted': true,
  'permission.updated': true,
  'role.created': true,
  'role.deleted': true,
  'role.updated': true,
  'session.created': true,
  'session.ended': true,
  'session.removed': true,
  'session.revoked': true,
  'sms.created': true,
  'user.created': true,
  'user.deleted': true,
  'user.updated': true,
  'waitlistEntry.created': true,
  'waitlistEntry.updated': true,
} satisfies Record<EmittedEventType, true>;

const { document, events: schemas } = readWebhooks();
// The description leaves the type of the envelope out.
const validate = createValidator(
  { ...document, components: { schemas: withoutClosedBases(document.components.schemas) } },
  { strictTypes: false },
);

/**
 * The description closes two schemas, and adds fields to both with `allOf`, which no value can satisfy. The copies are
 * open; a separate test compares the names of their fields.
 */
function withoutClosedBases(all: Readonly<Record<string, OpenApiSchema>>): Record<string, OpenApiSchema> {
  const opened = Object.fromEntries(
    ['Session', 'OrganizationInvitation'].map((name) => [name, { ...all[name], additionalProperties: true }]),
  );
  return { ...all, ...opened };
}

/** The names of the fields that a schema has, in any of its parts. */
function fieldsOf(schema: unknown): readonly string[] {
  const { $ref, properties, allOf } = Object(schema) as Readonly<Record<string, unknown>>;
  const target =
    typeof $ref === 'string' ? fieldsOf(document.components.schemas[$ref.split('/').at(-1) ?? '']) : [];
  const parts = Array.isArray(allOf) ? allOf.flatMap(fieldsOf) : [];
  return [...target, ...parts, ...Object.keys(Object(properties))];
}

const dataSchemaOf = (type: string) => {
  const parts = schemas[type]?.['allOf'];
  const found = Array.isArray(parts)
    ? parts.find((part) => isObject(part) && isObject(part['properties']))
    : undefined;
  return Object(Object(found)['properties'])['data'];
};

describe.each(Object.keys(EMITTED) as EmittedEventType[])('%s', (type) => {
  const ofType = () => received.filter((one) => one.type === type);

  it('is received, with data as the description says', () => {
    expect(ofType().length).toBeGreaterThan(0);
    const schema = schemas[type];
    for (const { body } of ofType()) {
      const event = JSON.parse(body);
      expect(validate(schema as OpenApiSchema, event)).toEqual([]);
      expect(fieldsOf(dataSchemaOf(type))).toEqual(expect.arrayContaining(Object.keys(event.data)));
      const changed = { ...event, data: { ...event.data, id: 5 } };
      expect(validate(schema as OpenApiSchema, changed)).toEqual([
        '/data/id must be string {"type":"string"}',
      ]);
      expect(event.timestamp).toBeGreaterThan(1_700_000_000_000);
    }
  });

  it('is accepted by svix, standardwebhooks and the reference', async () => {
    for (const { headers, body } of ofType()) {
      const event = JSON.parse(body);
      expect(() => new Svix(SIGNING_SECRET).verify(body, headers)).not.toThrow();
      expect(new Standard(SIGNING_SECRET).verify(body, headers)).toEqual(event);
      const request = new Request('https://app.example.com/', { method: 'POST', headers, body });
      const options = { signingSecret: SIGNING_SECRET };
      expect(await verifyByReference(request, options)).toMatchObject({ type, data: event.data });
    }
  });
});

it('the application handles each event once, also those that come twice', async () => {
  const count = handled.length;
  expect(count).toBe(emulator.webhooks.events.length);
  emulator.webhooks.redeliver(emulator.webhooks.events[0]?.id ?? '');
  emulator.webhooks.faults.add({ event: 'user.created', twice: true });
  await emulator.fetch(`${emulator.url}/v1/users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
    body: '{}',
  });
  await emulator.webhooks.settled();
  expect(received).toHaveLength(count + 3);
  expect(handled).toHaveLength(count + 1);
});
