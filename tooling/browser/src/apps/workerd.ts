import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import type { Server } from './app.ts';

let script: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    conditions: ['workerd', 'worker', 'browser'],
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/** The application on Hono in workerd, the runtime of Cloudflare Workers. */
export const workerd: Server = {
  name: 'Hono in workerd',
  async start(keys, port = 0) {
    script ??= bundle();
    const miniflare = new Miniflare({
      modules: true,
      script: await script,
      compatibilityDate: '2026-04-01',
      bindings: { KEYS: { ...keys } },
      host: '127.0.0.1',
      port,
      // A request to another machine fails.
      outboundService: { network: { allow: ['local'] } },
    });
    const ready = await miniflare.ready;
    return { url: `http://localhost:${ready.port}`, close: () => miniflare.dispose() };
  },
};
