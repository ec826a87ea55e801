import type { Keys } from '@tooling/adapter-apps';
import { bundle } from '../runners/bundle.ts';
import { WORKERD_TARGET } from '../runners/workerd.ts';
import type { RunningServers } from './start-by-command.ts';

/** Starts a Worker behind a real port for each of the keys, which come with the environment. */
export async function startWorkers(
  entry: string,
  framework: string,
  keys: readonly Keys[],
): Promise<RunningServers> {
  const { Miniflare } = await import('miniflare');
  const script = await bundle({ entry }, { ...WORKERD_TARGET, main: 'export default { fetch: run };' });
  const workers = keys.map(
    (bindings) =>
      new Miniflare({
        modules: true,
        script,
        compatibilityDate: '2026-04-01',
        bindings: { ...bindings, framework },
        outboundService: { network: { allow: ['local'] } },
      }),
  );
  const urls = await Promise.all(workers.map(async ({ ready }) => (await ready).origin));
  return {
    urls,
    async [Symbol.asyncDispose]() {
      await Promise.all(workers.map((worker) => worker.dispose()));
    },
  };
}
