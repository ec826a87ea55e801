import { performance } from 'node:perf_hooks';
import type { Readable } from 'node:stream';
import { bundle, REQUIRE, type Target } from './bundle.ts';
import type { Runner } from './runner.ts';

export const WORKERD_TARGET: Target = {
  format: 'esm',
  platform: 'neutral',
  conditions: ['workerd', 'worker', 'browser'],
  main: 'export default { fetch: async () => Response.json(await run(input)) };',
};

/** Cloudflare's runtime without `nodejs_compat`. */
export const workerd: Runner = workerdRunner({
  name: 'workerd',
  flags: [],
});

/** Cloudflare's runtime with `nodejs_compat`: the modules and globals of Node. */
export const workerdWithNode: Runner = workerdRunner({
  name: 'workerd-nodejs-compat',
  flags: ['nodejs_compat'],
});

interface Variant extends Pick<Runner, 'name'> {
  readonly flags: string[];
}

function workerdRunner({ flags, ...runner }: Variant): Runner {
  return {
    ...runner,
    async run(program) {
      // Imported here: its size would delay runs of other runtimes.
      const { Miniflare, Response } = await import('miniflare');
      /** Clocks stand still in workerd while code runs, so a program fetches the time from here. */
      const sendTime = () => new Response(String(performance.now()));
      const hasNode = flags.includes('nodejs_compat');
      const miniflare = new Miniflare({
        modules: true,
        script: await bundle(
          program,
          hasNode ? { ...WORKERD_TARGET, banner: { js: REQUIRE } } : WORKERD_TARGET,
        ),
        compatibilityDate: '2026-04-01',
        compatibilityFlags: flags,
        bindings: { ...program.env },
        // For a response that is not HTTP, workerd logs a stack of its own, which is noise here.
        ...(program.isConnected && { handleRuntimeStdio: ignore }),
        outboundService: program.isConnected ? { network: { allow: ['local'] } } : sendTime,
      });
      try {
        const response = await miniflare.dispatchFetch('http://program.example/');
        if (!response.ok) {
          throw new Error(await response.text());
        }
        return await response.json();
      } finally {
        await miniflare.dispose();
      }
    },
  };
}

function ignore(...streams: readonly Readable[]): void {
  for (const stream of streams) {
    stream.resume();
  }
}
