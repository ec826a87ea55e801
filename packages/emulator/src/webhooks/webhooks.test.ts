import { ConfigError } from '@x/errors';
import { verifyWebhook } from '@x/webhooks';
import { describe, expect, it } from 'vitest';
import type { WebhookOptions } from '../index.ts';
import { receive, SIGNING_SECRET, startFor, startWith, status } from './receiver.test-support.ts';

const ada = { id: 'user_ada', emailAddress: 'ada@example.com' };

describe('waitFor()', () => {
  it('resolves to the first event that the options accept, also if it came before', async () => {
    const { emulator, api } = await startWith({ seed: { users: [ada] } });
    for (const plan of ['free', 'pro']) {
      await api('PATCH', '/users/user_ada/metadata', { public_metadata: { plan } });
    }
    const { webhooks } = emulator;
    const first = await webhooks.waitFor('user.updated');
    expect(first.event.data.public_metadata['plan']).toBe('free');
    const byData = await webhooks.waitFor('user.updated', { data: { public_metadata: { plan: 'pro' } } });
    expect(byData.event.data.public_metadata['plan']).toBe('pro');
    const byFunction = await webhooks.waitFor('user.updated', {
      where: ({ data }) => data.public_metadata['plan'] === 'pro',
    });
    expect(byFunction.id).toBe(byData.id);
    expect((await webhooks.waitFor('user.updated', { after: first.id })).id).toBe(byData.id);
  });

  it('resolves to an event that comes later', async () => {
    const { emulator, api } = await startWith({ seed: { users: [ada] } });
    const waiting = emulator.webhooks.waitFor('user.deleted', { data: { id: 'user_ada' } });
    await api('DELETE', '/users/user_ada');
    expect((await waiting).event.data.deleted).toBe(true);
  });

  it('waits for the success of each endpoint, or only for the event', async () => {
    const receiver = await receive();
    receiver.answer = status(500);
    const { emulator, api } = await startFor([receiver]);
    await api('POST', '/users', {});
    await emulator.webhooks.settled();
    const { deliveries } = await emulator.webhooks.waitFor('user.created', { until: 'emitted' });
    expect(deliveries).toMatchObject([{ state: 'pending' }]);
    await expect(emulator.webhooks.waitFor('user.created', { timeoutInMs: 10 })).rejects.toThrow(
      'No such user.created came within 10 ms. The latest are: user.created (pending, 500).',
    );
  });

  it.each([
    ['user.create', undefined, '"user.create" is not a type of events. Did you mean "user.created"?'],
    [
      'subscription.created',
      undefined,
      'The emulator does not emit "subscription.created". The emulator sends no events of billing.',
    ],
    ['session.pending', undefined, 'Sessions of the emulator have no tasks.'],
    [undefined, undefined, 'undefined is not a type of events.'],
    ['user.created', { timeout: 5 }, 'Did you mean "timeoutInMs"?'],
    ['user.created', { timeoutInMs: -1 }, 'timeoutInMs must be a number from 0'],
    ['user.created', { data: 'user_ada' }, 'data must be an object such as { id: "user_ada" }'],
    ['user.created', { where: true }, 'where must be a function of an event'],
    ['user.created', { after: 5 }, 'after must be the id of an event'],
    ['user.created', { until: 'sent' }, 'until must be "delivered" or "emitted"'],
    ['user.created', null, 'takes an object of options'],
  ])('rejects %j with %j', async (type, options, message) => {
    const { emulator } = await startWith({});
    const failure: unknown = await emulator.webhooks
      .waitFor(type as 'user.created', options as never)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConfigError);
    expect(String(failure)).toContain(message);
  });

  it('rejects if the function throws', async () => {
    const { emulator, api } = await startWith({});
    const where = () => {
      throw new RangeError('of the test');
    };
    const waiting = emulator.webhooks.waitFor('user.created', { where });
    const expected = expect(waiting).rejects.toThrow();
    await api('POST', '/users', {});
    await expected;
  });
});

describe('endpoints', () => {
  it('have the signing secret of the emulator by default, which follows from the secret key', async () => {
    const url = 'http://127.0.0.1:1/webhooks';
    const secretKey = 'sk_test_pinned';
    const first = await startWith({ webhooks: [{ url }], secretKey });
    const second = await startWith({ secretKey });
    const { webhooks, env } = first.emulator;
    expect(webhooks.signingSecret).toMatch(/^whsec_[A-Za-z\d+/]{32}$/);
    expect(webhooks.signingSecret).toBe(second.emulator.webhooks.signingSecret);
    expect(webhooks.endpoints).toEqual([
      { url, signingSecret: webhooks.signingSecret, events: null, isDisabled: false },
    ]);
    expect(env['CLERK_WEBHOOK_SIGNING_SECRET']).toBe(webhooks.signingSecret);
    const own = await startWith({ webhooks: [{ url, signingSecret: SIGNING_SECRET }], secretKey });
    expect(own.emulator.env['CLERK_WEBHOOK_SIGNING_SECRET']).toBe(SIGNING_SECRET);
  });

  it('are in the option, in the seed, and added', async () => {
    const { emulator, api } = await startWith({
      webhooks: [{ url: 'http://127.0.0.1:1/option' }],
      seed: { webhooks: [{ url: 'http://127.0.0.1:1/seed', events: ['user.*'] }] },
    });
    const { webhooks } = emulator;
    const urls = () => webhooks.endpoints.map(({ url }) => new URL(url).pathname);
    webhooks.addEndpoint({ url: 'http://127.0.0.1:1/added', signingSecret: SIGNING_SECRET });
    expect(urls()).toEqual(['/option', '/seed', '/added']);
    webhooks.removeEndpoint('http://127.0.0.1:1/added');
    expect(urls()).toEqual(['/option', '/seed']);
    expect(() => webhooks.removeEndpoint('http://127.0.0.1:1/option')).toThrow('No endpoint with the URL');
    // The endpoints of the instance belong to its Svix app.
    await expect(api('POST', '/webhooks/svix')).rejects.toThrow('400');
    await api('DELETE', '/webhooks/svix');
    expect(urls()).toEqual(['/option']);
    emulator.reset();
    expect(urls()).toEqual(['/option', '/seed']);
  });

  it('get nothing from the moment they are removed', async () => {
    const receiver = await receive();
    receiver.answer = status(500);
    const { emulator, api } = await startWith({});
    emulator.webhooks.addEndpoint({ url: receiver.url, signingSecret: SIGNING_SECRET });
    await api('POST', '/users', {});
    await emulator.webhooks.settled();
    emulator.webhooks.removeEndpoint(receiver.url);
    emulator.advance('5s');
    await emulator.webhooks.settled();
    expect(receiver.received).toHaveLength(1);
    expect(emulator.webhooks.events[0]?.deliveries).toMatchObject([{ state: 'failed' }]);
  });

  it.each<[unknown, string]>([
    ['http://127.0.0.1:1/', 'webhooks must be a list such as'],
    [[{}], 'webhooks[0].url must be a URL such as "http://localhost:3000/webhooks", not undefined.'],
    [[{ url: 'file:///etc/passwd' }], 'webhooks[0].url must be a URL'],
    [[{ url: '/webhooks' }], 'webhooks[0].url must be a URL'],
    [[{ url: 'http://ada:secret@127.0.0.1/' }], 'webhooks[0].url must not contain a user or a password.'],
    [[{ url: 'http://127.0.0.1/', secret: 'x' }], 'Unknown option "webhooks[0].secret"'],
    [
      [{ url: 'http://127.0.0.1/', signingSecret: 'sk_test_secret' }],
      'must be "whsec_" and base64 of at least 16 bytes.',
    ],
    [
      [{ url: 'http://127.0.0.1/', signingSecret: 'whsec_' }],
      'must be "whsec_" and base64 of at least 16 bytes.',
    ],
    [
      [{ url: 'http://127.0.0.1/', signingSecret: 'whsec_YQ==' }],
      'must be "whsec_" and base64 of at least 16 bytes.',
    ],
    [
      [{ url: 'http://127.0.0.1/', signingSecret: 'whsec_abcde' }],
      'must be "whsec_" and base64 of at least 16 bytes.',
    ],
    [
      [{ url: 'http://127.0.0.1/', events: [] }],
      'webhooks[0].events must be a list such as ["user.created"]',
    ],
    [[{ url: 'http://127.0.0.1/', events: ['users.*'] }], '"users.*" is not a type of events.'],
    [[{ url: 'http://127.0.0.1/', events: ['user.craeted'] }], 'Did you mean "user.created"?'],
    [[{ url: 'http://127.0.0.1/', fetch: 'no' }], 'webhooks[0].fetch must be a function'],
    [[{ url: 'http://127.0.0.1/' }, { url: 'http://127.0.0.1' }], 'has the URL "http://127.0.0.1/" twice'],
  ])('reject %j', async (webhooks, message) => {
    const failure: unknown = await startWith({ webhooks: webhooks as readonly WebhookOptions[] }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ConfigError);
    expect(String(failure)).toContain(message);
    expect(String(failure)).not.toContain('secret@');
    expect(String(failure)).not.toContain('sk_test_secret');
  });

  it('in the seed have paths in messages, and no function', async () => {
    const seed = { webhooks: [{ url: 'http://127.0.0.1/', fetch: () => new Response() }] };
    await expect(startWith({ seed })).rejects.toThrow('Unknown option "seed.webhooks[0].fetch"');
  });

  it('are at most 100', async () => {
    const { emulator } = await startWith({});
    const add = (index: number) => emulator.webhooks.addEndpoint({ url: `http://127.0.0.1:1/${index}` });
    for (let index = 0; index < 100; index += 1) add(index);
    expect(() => add(100)).toThrow('at most 100 endpoints');
    expect(() => add(1)).toThrow('has an endpoint with the URL');
  });
});

describe('in process', () => {
  it('a function gets the deliveries as requests, and waitUntil their end', async () => {
    const kept: Array<Promise<unknown>> = [];
    const types: string[] = [];
    const { emulator, api } = await startWith({
      waitUntil: (promise) => kept.push(promise),
      webhooks: [
        {
          url: 'https://app.example.com/webhooks',
          fetch: async (request) => {
            const { result } = await verifyWebhook(request, {
              signingSecret: emulator.webhooks.signingSecret,
            });
            types.push(`${new URL(request.url).pathname} ${result?.type}`);
            return new Response(null, { status: 204 });
          },
        },
      ],
    });
    await api('POST', '/users', {});
    expect(types).toEqual([]);
    expect(kept).not.toEqual([]);
    await Promise.all(kept);
    expect(types).toEqual(['/webhooks user.created']);
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no'))],
    ['rejects with nothing', () => Promise.reject(undefined)],
    ['returns nothing', () => undefined],
    ['returns another object', () => ({ status: 'ok' })],
  ])('a function that %s is an attempt without an answer', async (_what, fetch) => {
    const { emulator, api } = await startWith({
      webhooks: [{ url: 'https://app.example.com/', fetch: fetch as () => Response }],
    });
    await api('POST', '/users', {});
    await emulator.webhooks.settled();
    expect(emulator.webhooks.events[0]?.deliveries).toMatchObject([
      { state: 'pending', attempts: [{ status: null, error: 'not-reached' }] },
    ]);
  });

  it('a waitUntil that throws changes no answer', async () => {
    const waitUntil = () => {
      throw new Error('no context');
    };
    const webhooks = [{ url: 'https://app.example.com/', fetch: () => new Response() }];
    const { emulator, api } = await startWith({ waitUntil, webhooks });
    expect((await api('POST', '/users', {}))['object']).toBe('user');
    await emulator.webhooks.waitFor('user.created');
  });

  it('deliveries are signed by the clock of the machine, also after advance()', async () => {
    const times: number[] = [];
    const { emulator, api } = await startWith({
      webhooks: [
        {
          url: 'https://app.example.com/',
          fetch: (request) => {
            times.push(Number(request.headers.get('svix-timestamp')) * 1_000);
            return new Response();
          },
        },
      ],
    });
    emulator.advance('30d');
    await api('POST', '/users', {});
    const { event } = await emulator.webhooks.waitFor('user.created');
    expect(Math.abs((times[0] ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(event.timestamp).toBeGreaterThan(Date.now() + 29 * 86_400_000);
  });
});

describe('faults of webhooks', () => {
  it.each<[unknown, string]>([
    [{}, 'event must be a type such as "user.created"'],
    [{ event: 'user.created' }, 'the fault has no effect'],
    [{ event: 'user.created', twice: 1 }, 'twice must be true or false, not 1'],
    [{ event: 'user.created', delayInMs: -1 }, 'delayInMs must be an integer from 0'],
    [{ event: 'user.created', twice: true, count: 0 }, 'count must be an integer of at least 1'],
    [{ event: 'user.created', outoforder: true }, 'Did you mean "outOfOrder"?'],
    [null, 'takes an object of options'],
  ])('reject %j', async (fault, message) => {
    const { emulator } = await startWith({});
    expect(() => emulator.webhooks.faults.add(fault as never)).toThrow(message);
  });
});

describe('over HTTP', () => {
  it('the control API does what the methods do', async () => {
    const receiver = await receive();
    const { emulator, api } = await startWith({ seed: { users: [ada] } });
    const control = async (method: string, path: string, body?: unknown) => {
      const response = await emulator.fetch(`${emulator.url}/__emulator/webhooks${path}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    };
    const endpoint = { url: receiver.url, signingSecret: SIGNING_SECRET };
    expect(await control('POST', '/endpoints', endpoint)).toMatchObject({ status: 201, body: endpoint });
    expect(await control('GET', '/endpoints')).toMatchObject({ status: 200, body: [endpoint] });
    const fault = { event: 'user.updated', twice: true };
    expect(await control('POST', '/faults', fault)).toEqual({ status: 201, body: [fault] });
    expect(await control('GET', '/faults')).toEqual({ status: 200, body: [fault] });
    expect(await control('DELETE', '/faults')).toEqual({ status: 204, body: null });
    await api('PATCH', '/users/user_ada', { first_name: 'Ada' });
    const waited = await control('POST', '/wait', { type: 'user.updated', data: { id: 'user_ada' } });
    expect(waited).toMatchObject({ status: 200, body: { event: { data: { first_name: 'Ada' } } } });
    expect(await control('GET', '')).toEqual({ status: 200, body: [waited.body] });
    const repeated = await control('POST', `/${waited.body.id}/redeliver`);
    expect(repeated.body.deliveries).toMatchObject([{ state: 'delivered' }, { state: 'pending' }]);
    await emulator.webhooks.settled();
    expect(receiver.received.map(({ id }) => id)).toEqual([waited.body.id, waited.body.id]);
    expect(await control('DELETE', '/endpoints', { url: receiver.url })).toEqual({ status: 204, body: null });
    expect(await control('GET', '/endpoints')).toEqual({ status: 200, body: [] });
    expect(await control('POST', '/wait', { type: 'user.deleted', timeoutInMs: 1 })).toMatchObject({
      status: 408,
    });
    for (const [method, path, body] of [
      ['POST', '/wait', { type: 'user.create' }],
      ['POST', '/wait', { type: 'user.created', where: 'x' }],
      ['POST', '/endpoints', { url: 'nowhere' }],
      ['DELETE', '/endpoints', { url: receiver.url }],
      ['POST', '/faults', { event: '*' }],
      ['POST', '/msg_none/redeliver', undefined],
    ] as const) {
      expect((await control(method, path, body)).status).toBe(400);
    }
  });

  it('no secret is in the events and the log of requests', async () => {
    const receiver = await receive();
    const { emulator, api } = await startFor([receiver]);
    await api('POST', '/users', {});
    await emulator.webhooks.settled();
    const logged = JSON.stringify([emulator.webhooks.events, emulator.requests, emulator.outbox]);
    expect(logged).not.toContain('whsec_');
    expect(logged).not.toContain(emulator.secretKey);
  });
});
