import { setTimeout } from 'node:timers/promises';
import * as emulators from '@x/emulator';
import { emulator, privateJwk, SECRET_KEY } from '../fixtures.ts';
import type { ArgumentsOf, MethodRows, Rows } from '../functions-of.ts';

const seed = () => ({
  users: [{ id: 'user_2', emailAddress: 'grace@example.com', publicMetadata: {} }],
  organizations: [{ name: 'Notes', createdBy: 'user_2', members: [] }],
});
const { version, records, secretKey, signingKey } = emulator.export();
const WEBHOOK_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

const FUNCTIONS: ArgumentsOf<typeof emulators> = {
  createEmulator: () => [
    {
      seed: seed(),
      port: false,
      productionDomain: 'app.test',
      host: '127.0.0.1',
      secretKey: SECRET_KEY,
      signingKey: privateJwk,
      now: Date.now,
      randomBytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
      allowedHosts: ['auth.dev.example.com'],
      appOrigin: 'http://localhost:5173',
      webhooks: [
        {
          url: 'http://127.0.0.1:1/',
          signingSecret: WEBHOOK_SECRET,
          events: ['user.*'],
          fetch: () => new Response(),
        },
      ],
      waitUntil: () => undefined,
      rateLimits: [{ route: '/v1/*', requests: 100, windowInSeconds: 10, perPath: false }],
    },
  ],
};

/** Sends a body to the control API, which answers in any case. */
const post =
  (path: string, method = 'POST') =>
  async (body: unknown) => {
    let json: string | undefined;
    try {
      json = JSON.stringify(body);
    } catch {
      return undefined;
    }
    const response = await emulator.fetch(`${emulator.url}/__emulator/${path}`, {
      method,
      ...(json !== undefined && { body: json }),
    });
    if (response.status >= 500) {
      throw new TypeError(`${response.status} ${await response.text()}`);
    }
    return response.status;
  };

/** A call that waits this long has accepted its arguments. The default time limit is seconds. */
const ACCEPTED_AFTER_IN_MS = 200;

/** Resolves when a call waits, and when what it waits for does not come, which is an error of another kind. */
async function untilItWaits(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return await Promise.race([call(), setTimeout(ACCEPTED_AFTER_IN_MS)]);
  } catch (error) {
    const nothingCame =
      error instanceof Error &&
      (error.name === 'WaitTimeoutError' || error.message.includes('No such request came'));
    if (nothingCame) {
      return undefined;
    }
    throw error;
  }
}

let paths = 0;
/** Each endpoint has another URL, and their number stays below the maximum. */
const nextPath = () => {
  for (const { url } of emulator.webhooks.endpoints.slice(0, -50)) {
    emulator.webhooks.removeEndpoint(url);
  }
  return ++paths;
};

const METHODS: MethodRows = {
  'createEmulator with an import': {
    call: (given: unknown) => emulators.createEmulator({ port: false, import: given as never }),
    args: () => [{ version, records, secretKey, signingKey }],
  },
  'emulator.signIn': {
    call: emulator.signIn,
    args: () => [
      'user_1',
      {
        organizationId: undefined,
        claims: { plan: 'pro' },
        permissions: [],
        azp: 'https://app.example.com',
        expiresInSeconds: 60,
      },
    ],
  },
  'emulator.advance': { call: emulator.advance, args: () => ['0s'] },
  'emulator.setNow': { call: emulator.setNow, args: () => [Date.now()] },
  'emulator.faults.add': {
    call: emulator.faults.add,
    args: () => [
      {
        route: 'GET /v1/nothing',
        status: 500,
        latencyInMs: 0,
        reset: false,
        count: 1,
        retryAfter: 1,
        share: 1,
      },
    ],
  },
  'emulator.waitForRequest': {
    call: (...args: Parameters<typeof emulator.waitForRequest>) =>
      untilItWaits(() => emulator.waitForRequest(...args)),
    args: () => [() => true, { timeoutInMs: 1 }],
    passesOnErrors: true,
  },
  'emulator.webhooks.waitFor': {
    call: (...args: Parameters<typeof emulator.webhooks.waitFor>) =>
      untilItWaits(() => emulator.webhooks.waitFor(...args)),
    args: () => [
      'user.created',
      { data: { id: 'user_2' }, where: () => true, after: 'msg_1', until: 'emitted', timeoutInMs: 1 },
    ],
    passesOnErrors: true,
  },
  'emulator.webhooks.addEndpoint': {
    call: emulator.webhooks.addEndpoint,
    args: () => [{ url: `http://127.0.0.1:1/${nextPath()}`, signingSecret: WEBHOOK_SECRET, events: ['*'] }],
  },
  'emulator.webhooks.removeEndpoint': {
    call: emulator.webhooks.removeEndpoint,
    args: () => [emulator.webhooks.addEndpoint({ url: `http://127.0.0.1:1/${nextPath()}` }).url],
  },
  'emulator.webhooks.redeliver': {
    call: emulator.webhooks.redeliver,
    args: () => [emulator.webhooks.events[0]?.id],
  },
  'emulator.webhooks.faults.add': {
    call: emulator.webhooks.faults.add,
    args: () => [
      { event: 'sms.created', twice: true, outOfOrder: true, loseAnswer: true, delayInMs: 1, count: 1 },
    ],
  },
  'emulator.restore': { call: emulator.restore, args: () => [{ version, records }] },
  'POST /clock': { call: post('clock'), args: () => [{ advance: '0s' }] },
  'POST /sign-in': { call: post('sign-in'), args: () => [{ userId: 'user_1', expiresInSeconds: 60 }] },
  'POST /faults': { call: post('faults'), args: () => [{ route: 'GET /v1/nothing', status: 500 }] },
  'PUT /snapshot': { call: post('snapshot', 'PUT'), args: () => [{ version, records }] },
};

export const EMULATOR: Rows = { modules: [['@x/emulator', emulators, FUNCTIONS]], methods: METHODS };
