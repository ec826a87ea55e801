import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CHROMIUM_FLAGS, chromiumPath } from '../../../config/chromium.ts';
import { bundle } from './bundle.ts';
import type { Runner } from './runner.ts';

/** The browser, in a page of localhost: Web Crypto exists in secure contexts only. */
export const chromium: Runner = {
  name: 'chromium',
  unavailable: chromiumPath === undefined ? 'no Chromium is installed' : undefined,
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
    const browser = await playwright.launch({
      executablePath: chromiumPath ?? '',
      args: [...CHROMIUM_FLAGS],
    });
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
