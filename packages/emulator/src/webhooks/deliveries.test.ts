import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTemporaryDirectory } from '../temporary-directory.test-support.ts';
import { ok, receive, startFor, startWith, status } from './receiver.test-support.ts';

const userOf = (index: number) => ({ email_address: [`user-${index}@example.com`] });

describe('a delivery', () => {
  it('is a POST of the event with the headers of both families', async () => {
    const receiver = await receive();
    const { emulator, api } = await startFor([receiver]);
    const { id: userId } = await api('POST', '/users', userOf(1));
    const { id, event, deliveries } = await emulator.webhooks.waitFor('user.created');
    expect(event.data.id).toBe(userId);
    const [received] = receiver.received;
    expect(received?.id).toBe(id);
    expect(JSON.parse(received?.body ?? '')).toEqual(event);
    const headers: Readonly<Record<string, unknown>> = received?.headers ?? {};
    for (const name of ['id', 'timestamp', 'signature'])
      expect(headers[`webhook-${name}`]).toBe(headers[`svix-${name}`]);
    expect(headers['content-type']).toBe('application/json');
    expect(deliveries).toMatchObject([
      {
        url: receiver.url,
        state: 'delivered',
        attempts: [{ status: 204, error: null }],
        nextAttemptAt: null,
      },
    ]);
  });

  it('goes to each endpoint that subscribes to its type', async () => {
    const [all, users, organizations] = await Promise.all([receive(), receive(), receive()]);
    const signingSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const { emulator, api } = await startWith({
      webhooks: [
        { url: all.url, signingSecret },
        { url: users.url, signingSecret, events: ['user.*'] },
        { url: organizations.url, signingSecret, events: ['organization.created', 'session.created'] },
      ],
    });
    const { id } = await api('POST', '/users', userOf(1));
    await api('POST', '/organizations', { name: 'Acme', created_by: id });
    await emulator.webhooks.settled();
    expect(all.types).toEqual(['user.created', 'organization.created', 'organizationMembership.created']);
    expect(users.types).toEqual(['user.created']);
    expect(organizations.types).toEqual(['organization.created']);
  });

  it('comes in the order of the events', async () => {
    const receiver = await receive();
    const { emulator, api } = await startFor([receiver]);
    const { id } = await api('POST', '/users', userOf(1));
    const names = Array.from({ length: 20 }, (_, index) => `Ada ${index}`);
    for (const first_name of names) await api('PATCH', `/users/${id}`, { first_name });
    await emulator.webhooks.settled();
    const received = receiver.received.map(({ body }) => JSON.parse(body).data.first_name);
    expect(received).toEqual([null, ...names]);
  });

  it('delays no answer, and goes on behind a receiver that hangs', async () => {
    const receiver = await receive();
    const held: Array<() => void> = [];
    receiver.answer = (received, response) => void held.push(() => ok(received, response));
    const { emulator, api } = await startFor([receiver]);
    await api('POST', '/users', userOf(1));
    await api('POST', '/users', userOf(2));
    expect(emulator.webhooks.events.map(({ deliveries }) => deliveries[0]?.state)).toEqual([
      'pending',
      'pending',
    ]);
    await expect.poll(() => receiver.received.length, { timeout: 5_000 }).toBe(2);
    for (const answer of held) answer();
    await emulator.webhooks.settled();
    expect(emulator.webhooks.events.map(({ deliveries }) => deliveries[0]?.state)).toEqual([
      'delivered',
      'delivered',
    ]);
  });
});

describe('an attempt that fails', () => {
  it.each([
    ['500', status(500)],
    ['400', status(400)],
    ['a redirect, which is not followed', status(302, { location: 'http://127.0.0.1:1/elsewhere' })],
    [
      'a connection that breaks',
      (_received: unknown, response: { destroy: () => unknown }) => void response.destroy(),
    ],
  ])('is repeated after %s', async (_what, answer) => {
    const receiver = await receive();
    receiver.answer = answer;
    const { emulator, api } = await startFor([receiver]);
    await api('POST', '/users', userOf(1));
    await emulator.webhooks.settled();
    const [before] = emulator.webhooks.events;
    expect(before?.deliveries).toMatchObject([{ state: 'pending', attempts: [{}] }]);
    receiver.answer = ok;
    emulator.advance('4s');
    await emulator.webhooks.settled();
    expect(receiver.received).toHaveLength(1);
    emulator.advance('1s');
    await emulator.webhooks.settled();
    const [first, second] = receiver.received;
    expect(second?.id).toBe(first?.id);
    expect(second?.body).toBe(first?.body);
    expect(emulator.webhooks.events[0]?.deliveries).toMatchObject([
      { state: 'delivered', attempts: [{}, {}] },
    ]);
  });

  it('is repeated by the schedule, eight times in all, and is a failure then', async () => {
    const receiver = await receive();
    receiver.answer = status(503);
    const { emulator, api } = await startFor([receiver]);
    await api('POST', '/users', userOf(1));
    await emulator.webhooks.settled();
    const waits: number[] = [];
    for (;;) {
      const [delivery] = emulator.webhooks.events[0]?.deliveries ?? [];
      if (delivery?.nextAttemptAt == null) break;
      const waitInMs = delivery.nextAttemptAt - emulator.now();
      waits.push(Math.round(waitInMs / 1_000));
      emulator.advance(waitInMs);
      await emulator.webhooks.settled();
    }
    expect(waits).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 36_000]);
    expect(receiver.received).toHaveLength(8);
    expect(emulator.webhooks.events[0]?.deliveries[0]?.state).toBe('failed');
  });

  it('is repeated on its own when it is due', async () => {
    const receiver = await receive();
    receiver.answer = status(500);
    const startedAt = Date.now();
    // A clock that runs ten times as fast.
    const { emulator, api } = await startFor([receiver], {
      now: () => startedAt + (Date.now() - startedAt) * 10,
    });
    await api('POST', '/users', userOf(1));
    await emulator.webhooks.settled();
    receiver.answer = ok;
    await emulator.webhooks.waitFor('user.created', { timeoutInMs: 10_000 });
    expect(receiver.received).toHaveLength(2);
  });

  it('waits for Retry-After, if that is longer', async () => {
    const receiver = await receive();
    receiver.answer = status(429, { 'retry-after': '60' });
    const { emulator, api } = await startFor([receiver]);
    await api('POST', '/users', userOf(1));
    await emulator.webhooks.settled();
    receiver.answer = ok;
    emulator.advance('55s');
    await emulator.webhooks.settled();
    expect(receiver.received).toHaveLength(1);
    emulator.advance('6s');
    await emulator.webhooks.settled();
    expect(receiver.received).toHaveLength(2);
  });

  it('waits at most a day for Retry-After', async () => {
    const receiver = await receive();
    receiver.answer = status(503, { 'retry-after': '999999999' });
    const { emulator, api } = await startFor([receiver]);
    await api('POST', '/users', userOf(1));
    await emulator.webhooks.settled();
    const [delivery] = emulator.webhooks.events[0]?.deliveries ?? [];
    expect((delivery?.nextAttemptAt ?? 0) - emulator.now()).toBeLessThanOrEqual(86_400_000);
  });

  it('ends with 410, and disables the endpoint until reset()', async () => {
    const receiver = await receive();
    receiver.answer = status(410);
    const { emulator, api } = await startFor([receiver]);
    await api('POST', '/users', userOf(1));
    await emulator.webhooks.settled();
    await api('POST', '/users', userOf(2));
    await emulator.webhooks.settled();
    expect(receiver.received).toHaveLength(1);
    expect(emulator.webhooks.endpoints).toMatchObject([{ isDisabled: true }]);
    expect(emulator.webhooks.events.map(({ deliveries }) => deliveries.map(({ state }) => state))).toEqual([
      ['failed'],
      [],
    ]);
    emulator.reset();
    expect(emulator.webhooks.endpoints).toMatchObject([{ isDisabled: false }]);
  });

  it('ends if the receiver wants no further attempt', async () => {
    const receiver = await receive();
    receiver.answer = status(400, { 'webhook-delivery': 'abort-message' });
    const { emulator, api } = await startFor([receiver]);
    await api('POST', '/users', userOf(1));
    await emulator.webhooks.settled();
    expect(emulator.webhooks.events[0]?.deliveries).toMatchObject([
      { state: 'failed', attempts: [{ status: 400 }] },
    ]);
    expect(emulator.webhooks.endpoints).toMatchObject([{ isDisabled: false }]);
  });

  it('reaches a receiver that was killed and is back', async () => {
    const receiver = await receive();
    const { emulator, api } = await startFor([receiver]);
    await receiver.close();
    await api('POST', '/users', userOf(1));
    await emulator.webhooks.settled();
    expect(emulator.webhooks.events[0]?.deliveries).toMatchObject([
      { state: 'pending', attempts: [{ status: null, error: 'not-reached', detail: 'ECONNREFUSED' }] },
    ]);
    const again = await receive(Number(new URL(receiver.url).port));
    emulator.advance('5s');
    await emulator.webhooks.waitFor('user.created');
    expect(again.types).toEqual(['user.created']);
  });

  it('ends after 15 seconds without an answer', async () => {
    const receiver = await receive();
    receiver.answer = () => undefined;
    const { emulator, api } = await startFor([receiver]);
    await api('POST', '/users', userOf(1));
    await emulator.webhooks.settled();
    expect(emulator.webhooks.events[0]?.deliveries).toMatchObject([
      { state: 'pending', attempts: [{ status: null, error: 'timed-out' }] },
    ]);
  }, 20_000);

  it('keeps the beginning of an answer without credentials, however long it is', async () => {
    const receiver = await receive();
    receiver.answer = (_received, response) => {
      response.writeHead(401);
      response.write(`whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw is wrong. ${'x'.repeat(100_000)}`);
      // The body never ends.
    };
    const { emulator, api } = await startFor([receiver]);
    await api('POST', '/users', userOf(1));
    await emulator.webhooks.settled();
    const [attempt] = emulator.webhooks.events[0]?.deliveries[0]?.attempts ?? [];
    expect(attempt?.status).toBe(401);
    expect(attempt?.detail).toMatch(/^\[redacted\] is wrong\. x{200,}$/);
    expect(attempt?.detail.length).toBeLessThanOrEqual(300);
  });
});

describe('on request, deliveries', () => {
  it('come twice, with one id', async () => {
    const receiver = await receive();
    const { emulator, api } = await startFor([receiver]);
    emulator.webhooks.faults.add({ event: 'user.created', twice: true, count: 1 });
    await api('POST', '/users', userOf(1));
    await api('POST', '/users', userOf(2));
    await emulator.webhooks.settled();
    const ids = receiver.received.map(({ id }) => id);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(2);
    expect(emulator.webhooks.faults.list()).toEqual([]);
  });

  it('come out of order', async () => {
    const receiver = await receive();
    const { emulator, api } = await startFor([receiver]);
    emulator.webhooks.faults.add({ event: 'user.created', outOfOrder: true });
    const { id } = await api('POST', '/users', userOf(1));
    await emulator.webhooks.settled();
    expect(receiver.types).toEqual([]);
    await api('PATCH', `/users/${id}`, { first_name: 'Ada' });
    await emulator.webhooks.settled();
    expect(receiver.types).toEqual(['user.updated', 'user.created']);
  });

  it('come after ten seconds if no other one comes', async () => {
    const receiver = await receive();
    const { emulator, api } = await startFor([receiver]);
    emulator.webhooks.faults.add({ event: '*', outOfOrder: true });
    await api('POST', '/users', userOf(1));
    emulator.advance('10s');
    await emulator.webhooks.settled();
    expect(receiver.types).toEqual(['user.created']);
  });

  it('come again, because the first answer is lost', async () => {
    const receiver = await receive();
    const { emulator, api } = await startFor([receiver]);
    emulator.webhooks.faults.add({ event: 'user.*', loseAnswer: true });
    await api('POST', '/users', userOf(1));
    await emulator.webhooks.settled();
    emulator.advance('5s');
    const { deliveries } = await emulator.webhooks.waitFor('user.created');
    expect(receiver.types).toEqual(['user.created', 'user.created']);
    expect(deliveries[0]?.attempts).toMatchObject([{ error: 'answer-lost' }, { status: 204 }]);
  });

  it('come late', async () => {
    const receiver = await receive();
    const { emulator, api } = await startFor([receiver]);
    emulator.webhooks.faults.add({ event: 'user.created', delayInMs: 60_000 });
    await api('POST', '/users', userOf(1));
    await emulator.webhooks.settled();
    expect(receiver.types).toEqual([]);
    emulator.advance('60s');
    await emulator.webhooks.settled();
    expect(receiver.types).toEqual(['user.created']);
  });

  it('are repeated by redeliver(), also after a failure', async () => {
    const receiver = await receive();
    receiver.answer = status(400, { 'webhook-delivery': 'abort-message' });
    const { emulator, api } = await startFor([receiver]);
    await api('POST', '/users', userOf(1));
    await emulator.webhooks.settled();
    receiver.answer = ok;
    const id = emulator.webhooks.events[0]?.id ?? '';
    const { deliveries } = emulator.webhooks.redeliver(id);
    expect(deliveries.map(({ state }) => state)).toEqual(['failed', 'pending']);
    await emulator.webhooks.settled();
    expect(receiver.received.map((received) => received.id)).toEqual([id, id]);
    expect(() => emulator.webhooks.redeliver('msg_none')).toThrow('No event has the id "msg_none"');
  });
});

describe('the state of deliveries', () => {
  it('is forgotten by reset(), also while one is under way', async () => {
    const receiver = await receive();
    receiver.answer = () => undefined;
    const { emulator, api } = await startFor([receiver]);
    await api('POST', '/users', userOf(1));
    await expect.poll(() => receiver.received.length).toBe(1);
    emulator.reset();
    await emulator.webhooks.settled();
    expect(emulator.webhooks.events).toEqual([]);
    emulator.advance('1d');
    await emulator.webhooks.settled();
    expect(receiver.received).toHaveLength(1);
  });

  it('is in snapshots while it is pending, and goes on where they are restored', async () => {
    const receiver = await receive();
    receiver.answer = status(500);
    const { emulator, api } = await startFor([receiver]);
    await api('POST', '/users', userOf(1));
    await emulator.webhooks.settled();
    const exported = emulator.export();
    receiver.answer = ok;
    await emulator.close();
    const { emulator: next } = await startFor([receiver], { import: exported });
    next.advance('5s');
    const { id } = await next.webhooks.waitFor('user.created');
    expect(receiver.received.map((received) => received.id)).toEqual([id, id]);
    expect(next.snapshot().records).not.toHaveProperty('webhook_events');
    expect(next.snapshot().records).not.toHaveProperty('webhook_deliveries');
  });

  it('survives a restart with persist', async () => {
    const directory = await createTemporaryDirectory();
    const persist = join(directory.path, 'state.jsonl');
    const receiver = await receive();
    receiver.answer = status(500);
    const { emulator, api } = await startFor([receiver], { persist });
    await api('POST', '/users', userOf(1));
    await emulator.webhooks.settled();
    await emulator.close();
    receiver.answer = ok;
    const { emulator: next } = await startFor([receiver], { persist });
    next.advance('5s');
    await next.webhooks.waitFor('user.created');
    expect(receiver.received).toHaveLength(2);
    await next.close();
    await directory.remove();
    await rm(persist, { force: true });
  });

  it('ends with close(): nothing is sent afterwards', async () => {
    const receiver = await receive();
    const { emulator, api } = await startFor([receiver]);
    await api('POST', '/users', userOf(1));
    await emulator.close();
    await emulator.webhooks.settled();
    expect(receiver.received.length).toBeLessThanOrEqual(1);
    const before = receiver.received.length;
    emulator.advance('1d');
    await emulator.webhooks.settled();
    expect(receiver.received).toHaveLength(before);
  });
});
