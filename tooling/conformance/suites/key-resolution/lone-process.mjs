// A program of its own, which verifies one token twice, ten minutes apart by its clock, and has nothing else to do.
import { createTokenVerifier } from '@x/jwt';

const [apiUrl, token, nowInMs, timeoutInMs] = process.argv.slice(2);
const { now } = Date;
let laterInMs = 0;
Date.now = () => now() + laterInMs;

const verifier = createTokenVerifier({
  jwtKey: null,
  secretKey: 'sk_test_secret123',
  apiUrl,
  currentDate: new Date(Number(nowInMs)),
  timeoutInMs: Number(timeoutInMs),
});
const reason = async () => (await verifier.verify(token)).error?.reason ?? 'accepted';

const first = await reason();
laterInMs = 600_000;
process.stdout.write(`${first} ${await reason()}`);
