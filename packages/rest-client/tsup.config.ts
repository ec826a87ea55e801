import { library } from '../../tooling/config/tsup.ts';

const { external = [], ...options } = library(['index', 'operations/index', 'undici/index']);

// For Node alone is what `undici` exports. Size budgets and the suites of other runtimes fail when the rest needs Node.
export default { ...options, external: [...external, /^node:/] };
