import type { Suite } from '../suite.ts';

/** Webhooks of the emulator that reach a handler in the same process. */
export const emulatorWebhooks: Suite = ({ emulator: { createEmulator }, webhooks: { verifyWebhook } }) => [
  {
    name: 'an emulator sends webhooks to a handler in process, and again after a failure',
    async run(assert) {
      const types: string[] = [];
      const statuses = [500, 204];
      const kept: Array<Promise<unknown>> = [];
      const emulator = await createEmulator({
        port: false,
        seed: { users: [{ id: 'user_1' }] },
        waitUntil: (promise) => kept.push(promise),
        webhooks: [
          {
            url: 'https://app.example.com/webhooks',
            events: ['session.created'],
            fetch: async (request) => {
              const { signingSecret } = emulator.webhooks;
              const { result, error } = await verifyWebhook(request, { signingSecret });
              types.push(error === null ? result.type : error.reason);
              return new Response(null, { status: statuses.shift() ?? 500 });
            },
          },
        ],
      });
      const { sessionId } = await emulator.signIn('user_1');
      await Promise.all(kept);
      assert.equal(types, ['session.created']);
      emulator.advance('5s');
      const { event, deliveries } = await emulator.webhooks.waitFor('session.created');
      assert.equal(event.data.id, sessionId);
      assert.equal(
        deliveries.map(({ state, attempts }) => `${state} ${attempts.map(({ status }) => status)}`),
        ['delivered 500,204'],
      );
      assert.equal(types, ['session.created', 'session.created']);
      await emulator.close();
    },
  },
];
