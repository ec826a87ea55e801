import { subscribe } from 'node:diagnostics_channel';

// Ends a server that calls another machine, before the request leaves: the tests of the server then fail.
subscribe('undici:client:beforeConnect', ({ connectParams: { hostname } }) => {
  if (!/^(?:localhost|127\.0\.0\.1|\[?::1\]?)$/.test(hostname)) {
    console.error(`The server calls ${hostname}.`);
    process.exit(1);
  }
});
