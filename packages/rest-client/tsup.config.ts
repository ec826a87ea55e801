import { library } from '../../tooling/config/tsup.ts';

const { external = [], ...options } = library(['index', 'internal', 'operations/index', 'undici/index']);

export default {
  ...options,
  // Only the entry `undici` needs Node. Size budgets and the suites of other runtimes fail if another part does.
  external: [...external, /^node:/],
};
