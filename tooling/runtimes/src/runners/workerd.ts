import { Miniflare } from 'miniflare';
import type { CaseResult } from '../suite.ts';
import { bundle } from './bundle.ts';
import type { Runner } from './runner.ts';

/** Cloudflare's runtime without `nodejs_compat`: neither `process` nor `Buffer`. */
export const workerd: Runner = {
  name: 'workerd',
  async run() {
    const script = await bundle({
      format: 'esm',
      platform: 'neutral',
      conditions: ['workerd', 'worker', 'browser'],
      stdin: {
        contents: `
          import { run } from './entry.ts';
          export default {
            async fetch() {
              const globals = ['process', 'Buffer'].filter((name) => name in globalThis);
              return Response.json({ globals, results: await run() });
            },
          };`,
      },
    });
    const miniflare = new Miniflare({ modules: true, script, compatibilityDate: '2026-04-01' });
    try {
      const response = await miniflare.dispatchFetch('http://suites.example/');
      // What the worker above sends.
      const { globals, results } = (await response.json()) as { globals: string[]; results: CaseResult[] };
      const error = globals.length === 0 ? null : `found ${globals.join(', ')}`;
      return [{ name: 'runtime > has nothing of Node', error, findings: [] }, ...results];
    } finally {
      await miniflare.dispose();
    }
  },
};
