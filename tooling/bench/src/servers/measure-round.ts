import type { Dispatcher } from 'undici';
import type { RunningServer } from './running-server.ts';

/** What a round costs, as the mean of its requests. */
export interface Round {
  readonly requestsPerSecond: number;
  /** Processor time of the server for one request, in microseconds. */
  readonly busyInUs: number;
}

/** Sends requests to a server, `atOnce` of them at the same time. Rejects if an answer is wrong: failing is fast. */
export async function measureRound(
  server: RunningServer,
  dispatcher: Dispatcher,
  {
    tokens,
    count,
    atOnce,
  }: { readonly tokens: readonly string[]; readonly count: number; readonly atOnce: number },
): Promise<Round> {
  let sent = 0;
  async function send(): Promise<void> {
    while (sent < count) {
      const token = tokens[sent++ % tokens.length];
      const { statusCode, body } = await dispatcher.request({
        origin: server.origin,
        path: '/notes',
        method: 'GET',
        headers: { authorization: `Bearer ${token}` },
      });
      const text = await body.text();
      if (statusCode !== 200 || text !== '{"of":"user_ada"}') {
        throw new Error(`The server "${server.name}" answered ${statusCode} ${text}.`);
      }
    }
  }
  const before = await server.processorTimeInUs();
  const startedAtInMs = performance.now();
  await Promise.all(Array.from({ length: atOnce }, send));
  const elapsedInMs = performance.now() - startedAtInMs;
  const busyInUs = ((await server.processorTimeInUs()) - before) / count;
  return { requestsPerSecond: (count * 1_000) / elapsedInMs, busyInUs };
}
