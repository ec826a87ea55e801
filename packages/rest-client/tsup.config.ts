import { fileURLToPath } from 'node:url';
import { emitTypes } from '../../tooling/config/emit-types.ts';
import { library } from '../../tooling/config/tsup.ts';

const entries = ['index', 'operations/index', 'undici/index'];
const { external = [], ...options } = library(entries);

export default {
  ...options,
  // For Node alone is what `undici` exports. Size budgets and the suites of other runtimes fail when the rest needs Node.
  external: [...external, /^node:/],
  dts: false,
  async onSuccess() {
    emitTypes(fileURLToPath(new URL('.', import.meta.url)), entries);
  },
};
