import { fileURLToPath } from 'node:url';
import { reportCases } from '../report-cases.ts';
import { startScriptedServer } from './start-scripted-server.ts';

const ENTRY = fileURLToPath(new URL('entry.ts', import.meta.url));

await reportCases(
  async ({ run }, { caseText }) => {
    const [server, closed] = await Promise.all([startScriptedServer(), startScriptedServer()]);
    await closed.close();
    try {
      const input = { url: server.url, closedUrl: closed.url, caseText };
      return await run({ entry: ENTRY, input, isConnected: true });
    } finally {
      await server.close();
    }
  },
  // The programs wait for the network most of the time.
  { titleOf: (runtime) => `${runtime}, over the network`, atOnce: 4 },
);
