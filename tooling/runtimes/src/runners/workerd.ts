import { performance } from 'node:perf_hooks';
import type { Readable } from 'node:stream';
import { Miniflare, Response } from 'miniflare';
import { bundle, REQUIRE, type Target } from './bundle.ts';
import type { Runner } from './runner.ts';

const TARGET: Target = {
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

/** Cloudflare's runtime with the modules and the globals of Node. */
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
      const hasNode = flags.includes('nodejs_compat');
      const miniflare = new Miniflare({
        modules: true,
        script: await bundle(program, hasNode ? { ...TARGET, banner: { js: REQUIRE } } : TARGET),
        compatibilityDate: '2026-04-01',
        compatibilityFlags: flags,
        bindings: { ...program.env },
        // What is no HTTP gets a stack of workerd's own, which says nothing to us.
        ...(program.isConnected && { handleRuntimeStdio: ignore }),
        outboundService: program.isConnected ? { network: { allow: ['local'] } } : tellTime,
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

/** Clocks stand still in workerd while code runs: whatever a program fetches from outside is the time here. */
function tellTime(): Response {
  return new Response(String(performance.now()));
}
