import { fileURLToPath } from 'node:url';
import type { Server } from '../apps/app.ts';
import { outputOf, runNode, stop } from './run-node.ts';

/** A program that reads its settings from the environment of the emulator, and prints its port. */
const official = (name: string, file: string): Server => ({
  name,
  async start({ env = {} }) {
    const program = runNode([fileURLToPath(new URL(file, import.meta.url))], env);
    const [port] = await outputOf(program, /\d+/);
    return { url: `http://localhost:${port}`, close: () => stop(program) };
  },
});

/** Applications with unmodified official SDKs on Node. */
export const officialServers: readonly Server[] = [
  official('@clerk/express', './express.mjs'),
  official('@clerk/fastify', './fastify.mjs'),
  official('@clerk/hono', './hono.mjs'),
];
