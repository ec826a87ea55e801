// Verifies a token twice, ten minutes apart by its clock, and then has nothing left to do. Prints both outcomes, and
// the resources that keep the process running.
import { setTimeout as sleep } from 'node:timers/promises';
import { createTokenVerifier } from '@x/jwt';

const [apiUrl, token, nowInMs, timeoutInMs, hanging] = process.argv.slice(2);
const { now } = Date;
const { fetch } = globalThis;
let laterInMs = 0;
Date.now = () => now() + laterInMs;

/** Never resolves from the second call on, and does not keep the process running. */
const never = () => new Promise(() => undefined);
const options = {
  fetch: { fetch: (...given) => (laterInMs ? never() : fetch(...given)) },
  store: { jwksStore: { get: async () => (laterInMs ? never() : null), set: async () => undefined } },
};

const verifier = createTokenVerifier({
  jwtKey: null,
  secretKey: 'sk_test_secret123',
  apiUrl,
  currentDate: new Date(Number(nowInMs)),
  timeoutInMs: Number(timeoutInMs),
  ...options[hanging],
});
const reason = async () => (await verifier.verify(token)).error?.reason ?? 'accepted';

const first = await reason();
laterInMs = 600_000;
const second = await reason();
const openResources = () => process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap'); // the standard streams
await sleep(20); // until the connection is open
for (let count = 0; count < 100 && openResources().length > 0; count++) {
  await sleep(20); // until a response arrives
}
process.stdout.write(JSON.stringify([first, second, openResources()]));
