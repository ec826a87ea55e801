import type { VerifyWebhookOptions, WebhookStore } from '@x/webhooks';
import type { Suite } from '../suite.ts';

const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3';
const OTHER_SECRET = 'whsec_b3RoZXIgc2VjcmV0IG9mIHRoZSBzYW1lIGFwcA==';
const TIME = 1_716_883_200;
const EVENT = { object: 'event', type: 'user.deleted', data: { id: 'user_1', note: 'ß \u{1f31f}' } };
/** Computed with OpenSSL: HMAC with SHA-256 of `msg_1.1716883200.{"type":"user.deleted"}`. */
const KNOWN = {
  body: '{"type":"user.deleted"}',
  headers: {
    'svix-id': 'msg_1',
    'svix-timestamp': `${TIME}`,
    'svix-signature': 'v1,3bOMGYXTFK1VlybLF6/BC9tc8Jq7pX+T7IY1zL36uao=',
  },
};

const OPTIONS: VerifyWebhookOptions = { signingSecret: SECRET, now: () => TIME * 1_000 };

/** Deliveries that are signed and verified with the cryptography and the requests of the runtime. */
export const webhooks: Suite = ({ webhooks: { handleWebhookOnce, signWebhook, verifyWebhook } }) => {
  const sign = (payload: object | string, signingSecret: string | string[] = SECRET) =>
    signWebhook(payload, { signingSecret, timestampInSeconds: TIME });
  const requestOf = (headers: Record<string, string>, body: BodyInit) =>
    // Node requires `duplex` for a stream, and the types of the platform lack it.
    new Request('https://app.example.com/webhooks', {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit);

  return [
    {
      name: 'a signature of another implementation is verified',
      async run(assert) {
        assert.equal((await verifyWebhook(KNOWN, OPTIONS)).error, null);
      },
    },
    {
      name: 'a signed request is verified, and one that was changed is not',
      async run(assert) {
        const { headers, body } = await sign(EVENT);
        assert.equal(await verifyWebhook(requestOf(headers, body), OPTIONS), { result: EVENT, error: null });
        const changed = await verifyWebhook(requestOf(headers, `${body} `), OPTIONS);
        assert.equal([changed.error?.reason, changed.error?.status], ['signature-mismatch', 401]);
        const otherwise = await verifyWebhook(requestOf(headers, body), {
          ...OPTIONS,
          signingSecret: OTHER_SECRET,
        });
        assert.equal(otherwise.error?.reason, 'signature-mismatch');
      },
    },
    {
      name: 'several secrets and signatures are tried',
      async run(assert) {
        const { headers, body } = await sign(EVENT, [OTHER_SECRET, SECRET]);
        for (const signingSecret of [
          SECRET,
          OTHER_SECRET,
          ['whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldY', SECRET],
        ]) {
          assert.equal((await verifyWebhook({ headers, body }, { ...OPTIONS, signingSecret })).error, null);
        }
      },
    },
    {
      name: 'bytes, headers in every form and a byte-order mark are accepted',
      async run(assert) {
        const { headers, body } = await sign(`\ufeff${JSON.stringify(EVENT)}`);
        const bytes = new TextEncoder().encode(body);
        for (const form of [
          headers,
          new Headers(headers),
          new Map(Object.entries(headers)),
          Object.entries(headers),
        ]) {
          for (const content of [body, bytes]) {
            assert.equal((await verifyWebhook({ headers: form, body: content }, OPTIONS)).result, EVENT);
          }
        }
      },
    },
    {
      name: 'a body that is not UTF-8 or not an event is rejected',
      async run(assert) {
        const { headers } = await sign('[1]');
        assert.equal(
          (await verifyWebhook({ headers, body: '[1]' }, OPTIONS)).error?.reason,
          'payload-invalid',
        );
        const invalid = await verifyWebhook({ headers, body: Uint8Array.of(0xff) }, OPTIONS);
        assert.equal(invalid.error?.reason, 'signature-mismatch');
      },
    },
    {
      name: 'a body that was read, and parsed JSON, are reported',
      async run(assert) {
        const { headers, body } = await sign(EVENT);
        const request = requestOf(headers, body);
        await request.text();
        const { error } = await verifyWebhook(request, OPTIONS);
        assert.equal([error?.reason, error?.status], ['body-already-read', 500]);
        // A body parser has the type of the parsed JSON.
        const parsed = await verifyWebhook({ headers, body: EVENT as unknown as string }, OPTIONS);
        assert.equal([parsed.error?.reason, parsed.error?.status], ['body-not-raw', 500]);
      },
    },
    {
      name: 'a body is read up to a limit, and a stream that stops is given up',
      async run(assert) {
        const { headers, body } = await sign(EVENT);
        const tooLong = await verifyWebhook(requestOf(headers, body), { ...OPTIONS, maxBodyLength: 10 });
        assert.equal([tooLong.error?.reason, tooLong.error?.status], ['body-too-large', 413]);
        const endless = new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(1_000)),
        });
        const cut = await verifyWebhook({ headers, body: endless }, OPTIONS);
        assert.equal(cut.error?.reason, 'body-too-large');
        const silent = new ReadableStream();
        const { error } = await verifyWebhook({ headers, body: silent }, { ...OPTIONS, timeoutInMs: 20 });
        assert.equal(error?.reason, 'body-timed-out');
      },
    },
    {
      name: 'a delivery outside of the tolerance is rejected',
      async run(assert) {
        const delivery = await sign(EVENT);
        for (const [seconds, reason] of [
          [301, 'timestamp-too-old'],
          [-301, 'timestamp-too-new'],
        ] as const) {
          const now = () => (TIME + seconds) * 1_000;
          assert.equal((await verifyWebhook(delivery, { ...OPTIONS, now })).error?.reason, reason);
        }
      },
    },
    {
      name: 'a secret of another kind rejects with a ConfigError',
      async run(assert) {
        const delivery = await sign(EVENT);
        for (const signingSecret of ['', 'sk_test_abcdefgh', 'whsec_#', []]) {
          await assert.rejects(verifyWebhook(delivery, { ...OPTIONS, signingSecret }), 'ConfigError');
        }
      },
    },
    {
      name: 'a delivery is handled once',
      async run(assert) {
        const outcomes = new Map<string, 'pending' | 'done'>();
        const store: WebhookStore = {
          async claim(id) {
            const known = outcomes.get(id);
            outcomes.set(id, known ?? 'pending');
            return known ?? 'claimed';
          },
          settle: async (id, { outcome }) => outcome === 'done' && outcomes.set(id, outcome),
        };
        const { headers } = await sign(EVENT);
        const handle = () => handleWebhookOnce({ headers }, { store, handle: () => undefined });
        const [first, second] = await Promise.all([handle(), handle()]);
        assert.equal(
          [first.outcome, second.outcome, (await handle()).outcome],
          ['handled', 'pending', 'repeated'],
        );
      },
    },
  ];
};
