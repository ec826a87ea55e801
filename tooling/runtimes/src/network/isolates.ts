import { generateKeyPairSync, sign } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import type { Answer, Env } from './behind-answers.ts';

const ENTRY = fileURLToPath(new URL('behind-answers.ts', import.meta.url));
/** The time at which the token is valid. */
export const START = 1_800_000_000_000;

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = { ...publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' };

/** The set with the key of the token, and a set without it, of after its withdrawal. */
export const KEYS = { keys: [{ ...jwk, kid: 'ins_1' }] };
export const OTHER_KEYS = { keys: [{ ...jwk, kid: 'ins_2' }] };

function createToken(kid: string): string {
  const claims = { sub: 'user_1', iat: START / 1_000 - 5, exp: START / 1_000 + 55 };
  const parts = [{ alg: 'RS256', typ: 'JWT', kid }, claims];
  const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

/** An isolate of a runtime that serves one request after another. */
export interface Isolate extends AsyncDisposable {
  /** Resolves to an answer and its time, and to what `waitUntil` was called with, where the runtime shows it. */
  answer(query: string): Promise<TimedAnswer>;
}

export interface TimedAnswer extends Answer {
  readonly tookInMs: number;
  /** Resolves when all work that was handed to `waitUntil` has ended. */
  readonly waitUntil: () => Promise<unknown>;
}

const envOf = (jwksUrl: string): Env => ({
  JWKS_URL: jwksUrl,
  TOKEN: createToken('ins_1'),
  STRAY_TOKEN: createToken('ins_unknown'),
});

async function bundled(main: string, options: BuildOptions): Promise<string> {
  const contents = `import { handle } from ${JSON.stringify(ENTRY)}; ${main}`;
  const { outputFiles } = await build({
    ...options,
    stdin: { contents, resolveDir: '/' },
    bundle: true,
    platform: 'neutral',
    write: false,
  });
  return outputFiles?.[0]?.text ?? '';
}

/** Starts a Worker. It ends whatever a request has started with the answer, unless `waitUntil` keeps it. */
export async function startWorker(jwksUrl: string): Promise<Isolate> {
  const { Miniflare } = await import('miniflare');
  const miniflare = new Miniflare({
    modules: true,
    script: await bundled('export default { fetch: handle };', {
      format: 'esm',
      conditions: ['workerd', 'worker', 'browser'],
    }),
    compatibilityDate: '2026-04-01',
    bindings: { ...envOf(jwksUrl) },
    outboundService: { network: { allow: ['local'] } },
  });
  return {
    async answer(query) {
      const startedAtInMs = performance.now();
      const response = await miniflare.dispatchFetch(`http://worker.example/?${query}`);
      const answer: Answer = JSON.parse(await response.text());
      return {
        ...answer,
        tookInMs: performance.now() - startedAtInMs,
        waitUntil: async () => undefined,
      };
    },
    [Symbol.asyncDispose]: () => miniflare.dispose(),
  };
}

/** Starts Vercel's Edge Runtime. It hands out what `waitUntil` of its event was called with, and cuts nothing itself. */
export async function startEdgeRuntime(jwksUrl: string): Promise<Isolate> {
  const { EdgeVM } = await import('@edge-runtime/vm');
  const vm = new EdgeVM({ codeGeneration: { strings: false, wasm: true } });
  const env = JSON.stringify(envOf(jwksUrl));
  const main = `addEventListener('fetch', (event) => event.respondWith(handle(event.request, ${env}, event)));`;
  vm.evaluate(await bundled(main, { format: 'iife', conditions: ['edge-light', 'worker', 'browser'] }));
  return {
    async answer(query) {
      const startedAtInMs = performance.now();
      const response = await vm.dispatchFetch(`http://edge.example/?${query}`);
      const answer: Answer = JSON.parse(await response.text());
      return {
        ...answer,
        tookInMs: performance.now() - startedAtInMs,
        waitUntil: () => response.waitUntil(),
      };
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}
