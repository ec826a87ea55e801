import { EdgeVM } from '@edge-runtime/vm';
import { bundle } from './bundle.ts';
import type { Runner } from './runner.ts';

/** Vercel's Edge Runtime, which refuses code made of strings. */
export const edgeRuntime: Runner = {
  name: 'edge-runtime',
  async run() {
    const code = await bundle({
      format: 'iife',
      globalName: 'suites',
      platform: 'neutral',
      conditions: ['edge-light', 'worker', 'browser'],
      stdin: { contents: `export { run } from './entry.ts';` },
    });
    const vm = new EdgeVM({ codeGeneration: { strings: false, wasm: true } });
    vm.evaluate(code);
    // Through JSON: objects of another realm are not equal to ours.
    const results: string = await vm.evaluate('suites.run().then((results) => JSON.stringify(results))');
    return JSON.parse(results);
  },
};
