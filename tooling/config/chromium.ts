import { existsSync } from 'node:fs';

/** The paths where distributions install the browser. */
const BINARIES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where the browser is, or undefined on a machine without it. */
export const chromiumPath: string | undefined = BINARIES.find((path) => existsSync(path));

/** No sandbox, which root does not have, and no background traffic. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
