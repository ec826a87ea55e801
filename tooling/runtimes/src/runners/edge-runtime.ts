import { EdgeVM } from '@edge-runtime/vm';
import { bundle } from './bundle.ts';
import type { Runner } from './runner.ts';

/** Vercel's Edge Runtime, which refuses code made of strings. */
export const edgeRuntime: Runner = {
  name: 'edge-runtime',
  async run(program) {
    const code = await bundle(program, {
      format: 'iife',
      globalName: 'program',
      platform: 'neutral',
      conditions: ['edge-light', 'worker', 'browser'],
      main: 'export const result = async () => JSON.stringify(await run(input));',
    });
    const vm = new EdgeVM({ codeGeneration: { strings: false, wasm: true } });
    vm.evaluate(code);
    // Through JSON: objects of another realm are not equal to ours.
    const result: string = await vm.evaluate('program.result()');
    return JSON.parse(result);
  },
};
