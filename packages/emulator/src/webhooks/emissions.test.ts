import { describe, expect, it } from 'vitest';
import type { Emulator } from '../index.ts';
import { EMISSIONS, PARTS } from './emissions.ts';
import { eventTypes } from './event-types.ts';
import { startWith } from './receiver.test-support.ts';

const typesOf = ({ webhooks }: Emulator, from = 0) =>
  webhooks.events.slice(from).map(({ event }) => event.type);

/** Starts an emulator with a function that returns the types of the events of some work. */
async function observe(options: Parameters<typeof startWith>[0] = {}) {
  const { emulator, api } = await startWith(options);
  const during = async (work: () => Promise<unknown>) => {
    const before = emulator.webhooks.events.length;
    await work();
    return typesOf(emulator, before);
  };
  return { emulator, api, during };
}

const ada = { id: 'user_ada', emailAddress: 'ada@example.com' };
const acme = { id: 'org_acme', name: 'Acme', createdBy: 'user_ada' };

describe('the table of emissions', () => {
  it('has each emitted type, and no other', () => {
    const rows = new Set<string>([...EMISSIONS, ...PARTS].map(({ type }) => type));
    const emitted = eventTypes().flatMap(([type, reason]) => (reason === undefined ? [type] : []));
    expect([...rows].sort()).toEqual([...emitted].sort());
  });
});

describe('a unit of work', () => {
  it('emits nothing for the seed, and nothing for requests that read', async () => {
    const { emulator, api, during } = await observe({ seed: { users: [ada], organizations: [acme] } });
    expect(typesOf(emulator)).toEqual([]);
    expect(await during(() => api('GET', '/users'))).toEqual([]);
  });

  it('emits nothing for a change that changes nothing', async () => {
    const { api, during } = await observe({ now: () => 1_700_000_000_000, seed: { users: [ada] } });
    await api('PATCH', '/users/user_ada', { first_name: 'Ada' });
    expect(await during(() => api('PATCH', '/users/user_ada', { first_name: 'Ada' }))).toEqual([]);
  });

  it('emits one event for a record and its parts', async () => {
    const { api, during, emulator } = await observe();
    const create = () =>
      api('POST', '/users', {
        email_address: ['a@example.com', 'b@example.com'],
        phone_number: ['+12025550100'],
      });
    expect(await during(create)).toEqual(['user.created']);
    const { event } = await emulator.webhooks.waitFor('user.created');
    expect(event.data.email_addresses.map((email) => email.email_address)).toEqual([
      'a@example.com',
      'b@example.com',
    ]);
    expect(event.data.primary_email_address_id).toBe(event.data.email_addresses[0]?.id);
  });

  it('emits the updates of a user for its parts', async () => {
    const { api, during } = await observe({ seed: { users: [ada] } });
    let id = '';
    const add = async () => {
      id = String(
        (await api('POST', '/email_addresses', { user_id: ada.id, email_address: 'b@example.com' }))['id'],
      );
    };
    expect(await during(add)).toEqual(['user.updated']);
    expect(await during(() => api('DELETE', `/email_addresses/${id}`))).toEqual(['user.updated']);
    expect(await during(() => api('POST', '/users/user_ada/ban'))).toEqual(['user.updated']);
  });

  it('emits sessions and what they do to the user', async () => {
    const { emulator, api, during } = await observe({ seed: { users: [ada] } });
    expect(await during(() => emulator.signIn(ada.id))).toEqual(['user.updated', 'session.created']);
    const { event } = await emulator.webhooks.waitFor('session.created');
    expect(event.data.user?.id).toBe(ada.id);
    expect(await during(() => api('POST', `/sessions/${event.data.id}/revoke`))).toEqual(['session.revoked']);
    expect(await during(() => api('GET', `/sessions/${event.data.id}`))).toEqual([]);
  });

  it('emits the deletion of memberships with what they refer to', async () => {
    const { emulator, api, during } = await observe({ seed: { users: [ada], organizations: [acme] } });
    expect(await during(() => api('DELETE', '/organizations/org_acme'))).toEqual([
      'organizationMembership.deleted',
      'organization.deleted',
    ]);
    const { event } = await emulator.webhooks.waitFor('organizationMembership.deleted');
    expect(event.data.organization.name).toBe('Acme');
    const deleted = await emulator.webhooks.waitFor('organization.deleted');
    expect(deleted.event.data).toEqual({
      object: 'organization',
      id: 'org_acme',
      slug: 'acme',
      deleted: true,
    });
  });

  it('emits nothing for a request that fails', async () => {
    const { api, during } = await observe({ seed: { users: [ada] } });
    const fail = () => api('POST', '/users', { email_address: ['ada@example.com'] }).catch(() => {});
    expect(await during(fail)).toEqual([]);
  });

  it('names the request that caused an event, and no request for a method', async () => {
    const { emulator } = await observe({ seed: { users: [ada] } });
    await emulator.fetch(`${emulator.url}/v1/users/user_ada`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${emulator.secretKey}`,
        'content-type': 'application/json',
        'user-agent': 'test/1',
        'x-forwarded-for': '203.0.113.7, 10.0.0.1',
      },
      body: '{"first_name":"Ada"}',
    });
    await emulator.signIn(ada.id);
    const [first, second] = emulator.webhooks.events;
    expect(first?.event.event_attributes).toEqual({
      http_request: { client_ip: '203.0.113.7', user_agent: 'test/1' },
    });
    expect(second?.event.event_attributes).toBeUndefined();
  });

  it('keeps the events of concurrent requests apart', async () => {
    const { emulator } = await observe({ seed: { users: [ada] } });
    const headers = { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' };
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        emulator.fetch(`${emulator.url}/v1/users`, {
          method: 'POST',
          headers: { ...headers, 'user-agent': `agent-${index}` },
          body: JSON.stringify({ first_name: `agent-${index}`, password: 'correct horse battery' }),
        }),
      ),
    );
    const seen = emulator.webhooks.events.map(({ event }) => [
      Reflect.get(event.data, 'first_name'),
      event.event_attributes?.http_request?.user_agent,
    ]);
    expect(seen).toHaveLength(20);
    for (const [name, agent] of seen) expect(agent).toBe(name);
  });

  it('survives records that refer to missing ones', async () => {
    const { emulator, api, during } = await observe({ seed: { users: [ada], organizations: [acme] } });
    const { version, records, clock } = emulator.snapshot();
    emulator.restore({ version, clock, records: { ...records, users: [] } });
    expect(await during(() => api('DELETE', '/organizations/org_acme'))).toEqual(['organization.deleted']);
  });
});
