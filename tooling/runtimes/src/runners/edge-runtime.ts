import { bundle } from './bundle.ts';
import type { Runner } from './runner.ts';

/** Vercel's Edge Runtime, which does not allow code generation from strings. */
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
    // Imported here: its size would delay runs of other runtimes.
    const { EdgeVM } = await import('@edge-runtime/vm');
    const vm = new EdgeVM({ codeGeneration: { strings: false, wasm: true } });
    vm.evaluate(code);
    // JSON, because objects of another realm do not equal ours.
    const result: string = await vm.evaluate('program.result()');
    return JSON.parse(result);
  },
};
