import { fileURLToPath } from 'node:url';
import { reportCases } from '../report-cases.ts';
import { startScriptedServer } from './start-scripted-server.ts';

const ENTRY = fileURLToPath(new URL('entry.ts', import.meta.url));

/** They wait for the network most of the time. */
const AT_ONCE = 4;

await reportCases(
  async ({ run }) => {
    const [server, closed] = await Promise.all([startScriptedServer(), startScriptedServer()]);
    await closed.close();
    try {
      const input = { url: server.url, closedUrl: closed.url };
      return await run({ entry: ENTRY, input, isConnected: true });
    } finally {
      await server.close();
    }
  },
  (runtime) => `${runtime}, over the network`,
  AT_ONCE,
);
