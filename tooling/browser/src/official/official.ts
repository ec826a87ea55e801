import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Server } from '../apps/app.ts';

/** An application on Express with the unmodified official SDK, in a process with the environment of the emulator. */
export const officialExpress: Server = {
  name: '@clerk/express',
  async start({ env = {} }) {
    const program = fileURLToPath(new URL('./express.mjs', import.meta.url));
    const child = spawn(process.execPath, [program], {
      env: { ...env, PATH: process.env['PATH'], CLERK_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [port] = await once(child.stdout, 'data');
    return {
      url: `http://localhost:${Number(port)}`,
      async close() {
        child.kill();
        await once(child, 'exit');
      },
    };
  },
};
