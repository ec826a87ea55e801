import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundle } from './bundle.ts';
import type { Runner } from './runner.ts';

/** The paths where distributions install the browser. */
const BINARIES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** No sandbox, which root does not have, and no background traffic. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const executablePath = BINARIES.find((path) => existsSync(path));

/** The browser, in a page of localhost: Web Crypto exists in secure contexts only. */
export const chromium: Runner = {
  name: 'chromium',
  unavailable: executablePath === undefined ? 'no Chromium is installed' : undefined,
  async run(program) {
    const code = await bundle(program, {
      format: 'iife',
      globalName: 'program',
      platform: 'browser',
      conditions: ['browser'],
      main: 'export const result = async () => JSON.stringify(await run(input));',
    });
    const server = createServer((request, response) => {
      const isScript = request.url === '/program.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
      response.end(
        isScript ? code : '<!doctype html><meta charset="utf-8"><script src="/program.js"></script>',
      );
    }).listen(0, 'localhost');
    await once(server, 'listening');
    // Imported here: its size would delay runs of other runtimes.
    const { chromium: playwright } = await import('playwright-core');
    const browser = await playwright.launch({ executablePath: executablePath ?? '', args: FLAGS });
    try {
      const page = await browser.newPage();
      // A server that listens on a port has an `AddressInfo`.
      await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
      return JSON.parse(await page.evaluate<string>('program.result()'));
    } finally {
      await browser.close();
      server.close();
    }
  },
};
