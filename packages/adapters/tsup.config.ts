import { library } from '../../tooling/config/tsup.ts';

const entries = ['express', 'fastify', 'fetch', 'hono', 'koa', 'next', 'node', 'testing'];

/** Some entries are for Node alone. Frameworks stay imports, as our other packages do. */
export default { ...library(entries), external: [/^@x\//, /^node:/, /^next\//] };
