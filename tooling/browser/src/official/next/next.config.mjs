import { fileURLToPath } from 'node:url';

/** The root of the workspace, where the packages are. */
const root = fileURLToPath(new URL('../../../../..', import.meta.url));

export default { outputFileTracingRoot: root, turbopack: { root } };
