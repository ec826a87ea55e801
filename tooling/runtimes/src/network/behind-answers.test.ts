import { generateKeyPairSync, sign } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createMisbehavingServer, ok, slowly } from '@tooling/misbehaving-server';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const ENTRY = fileURLToPath(new URL('behind-answers.ts', import.meta.url));
const MINUTE = 60_000;
const REQUESTS = 15;

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'ins_1', alg: 'RS256', use: 'sig' }] };

function createToken(): string {
  const claims = { sub: 'user_1', iat: 1_800_000_000 - 5, exp: 1_800_000_000 + 55 };
  const parts = [{ alg: 'RS256', typ: 'JWT', kid: 'ins_1' }, claims];
  const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

/** Starts a Worker, and returns how it answers at a time. */
async function startWorker(jwksUrl: string) {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { handle } from ${JSON.stringify(ENTRY)}; export default { fetch: handle };`,
      resolveDir: '/',
    },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    conditions: ['workerd', 'worker', 'browser'],
    write: false,
  });
  const { Miniflare } = await import('miniflare');
  const miniflare = new Miniflare({
    modules: true,
    script: outputFiles[0]?.text ?? '',
    compatibilityDate: '2026-04-01',
    bindings: { JWKS_URL: jwksUrl, TOKEN: createToken() },
    outboundService: { network: { allow: ['local'] } },
  });
  return {
    async answer(search: string) {
      const response = await miniflare.dispatchFetch(`http://worker.example/?${search}`);
      return JSON.parse(await response.text()) as { outcome: string; finishedLoads: number };
    },
    [Symbol.asyncDispose]: () => miniflare.dispose(),
  };
}

const pause = (inMs: number) => new Promise((resolve) => setTimeout(resolve, inMs));

describe('a reload behind an answer in workerd, from an endpoint that takes 100 ms', () => {
  it.each([
    ['finishes every time with waitUntil', 'wait', REQUESTS],
    ['is replaced by one that is waited for, without waitUntil', 'none', Math.floor(REQUESTS / 2)],
  ])('%s', async (_name, option, leastLoads) => {
    const server = await createMisbehavingServer(slowly(100, ok(keys)));
    await using worker = await startWorker(`${server.url}/jwks`);
    const first = await worker.answer(`now=1800000000000&${option}`);
    expect(first).toEqual({ outcome: 'accepted', finishedLoads: 1 });
    for (let count = 1; count <= REQUESTS; count++) {
      const { outcome } = await worker.answer(`now=${1_800_000_000_000 + count * 6 * MINUTE}&${option}`);
      expect(outcome).toBe('accepted');
      await pause(200);
    }
    const last = await worker.answer(`now=${1_800_000_000_000 + REQUESTS * 6 * MINUTE}&${option}`);
    const reloads = last.finishedLoads - 1;
    console.info(`${option}: ${reloads} of ${REQUESTS} reloads finished`);
    expect(reloads).toBeGreaterThanOrEqual(leastLoads);
    await server.close();
  });
});
