import { fileURLToPath } from 'node:url';
import type { Emulator } from '@x/emulator';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';

export interface Workerd {
  fetch(
    path: string,
    headers: Record<string, string>,
  ): Promise<{ readonly status: number; text(): Promise<string> }>;
  close(): Promise<void>;
}

/** Bundles the worker as tools of users do, and starts it in workerd, the runtime of Cloudflare Workers. */
export async function startWorkerd(emulator: Emulator): Promise<Workerd> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    conditions: ['workerd', 'worker', 'browser'],
    write: false,
  });
  const miniflare = new Miniflare({
    modules: true,
    script: bundle.outputFiles[0]?.text ?? '',
    compatibilityDate: '2026-04-01',
    bindings: {
      CLERK_API_URL: emulator.url,
      CLERK_SECRET_KEY: emulator.secretKey,
      CLERK_PUBLISHABLE_KEY: emulator.publishableKey,
      JWT_PUBLIC_KEY: emulator.jwtKey,
    },
  });
  await miniflare.ready;
  return {
    fetch: (path, headers) => miniflare.dispatchFetch(`http://worker.example${path}`, { headers }),
    close: () => miniflare.dispose(),
  };
}
