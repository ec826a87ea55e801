import { type ContenderName, type Contenders, type Framework, type Keys, ON_COMPAT } from './keys.ts';

/** What the process of a server receives: first what to start, and then requests for its processor time. */
export type Command =
  | { readonly framework: Framework; readonly contender: ContenderName; readonly keys: Keys }
  | 'processor time';

/** A process loads only the framework that it runs. */
const LOADERS: Readonly<Record<Framework, () => Promise<{ readonly contenders: Contenders }>>> = {
  express: () => import('./express.ts'),
  fastify: () => import('./fastify.ts'),
  hono: () => import('./hono.ts'),
};

// A server in a process of its own: its processor time does not include that of the requests.
process.on('message', async (command: Command) => {
  if (command === 'processor time') {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
    return;
  }
  const { framework, contender, keys } = command;
  const { contenders } = await LOADERS[framework]();
  process.send?.(await contenders[contender === ON_COMPAT ? 'official' : contender](keys));
});
