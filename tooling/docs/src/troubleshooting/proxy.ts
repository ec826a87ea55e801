import type { ProxyErrorCode } from '@x/proxy';
import type { Advice } from './advice.ts';

/** Why the proxy rejects a request, and what to do. */
export const PROXY_ADVICE: Readonly<Record<ProxyErrorCode, Advice>> = {
  'proxy-path-mismatch': {
    means: 'The request is not below the path of the proxy.',
    causes: ['The route and `proxyUrl` differ', 'A router removed the prefix'],
    remedy: 'Mount the proxy at the path of `proxyUrl`, `/__clerk` by default.',
  },
  'proxy-loop': {
    means: 'The proxy would call itself.',
    causes: ['The publishable key names the host of the application'],
    remedy: 'Set `frontendApiUrl`, or use the publishable key of the instance.',
  },
  'method-not-allowed': {
    means: 'The Frontend API has no such method.',
    causes: ['A program scans the server'],
    remedy: 'Nothing.',
  },
  'websocket-unsupported': {
    means: 'The Frontend API has no WebSockets.',
    causes: ['A client requests an upgrade'],
    remedy: 'Remove the `Upgrade` header in front of the proxy.',
  },
  'url-too-long': {
    means: 'The URL is longer than 16,384 characters.',
    causes: ['A redirect URL holds too much'],
    remedy: 'Shorten what the application puts into `redirect_url`.',
  },
  'path-invalid': {
    means: 'Servers read the path in different ways.',
    causes: ['The path has an empty or an encoded segment, as attacks have'],
    remedy: 'Nothing.',
  },
  'framing-invalid': {
    means: 'The headers about the length of the body contradict each other.',
    causes: ['A proxy in front is broken', 'An attacker tries request smuggling'],
    remedy: 'Check the proxy in front.',
  },
  'body-too-large': {
    means: 'The body is longer than `maxBodyLength`.',
    causes: ['An upload of a profile image is large'],
    remedy: 'Raise `maxBodyLength`.',
  },
  'body-unreadable': {
    means: 'Something read the body before the proxy.',
    causes: ['A body parser runs in front of the proxy'],
    remedy: 'Mount the proxy before any body parser.',
  },
  'request-timeout': {
    means: 'The client sends the body too slowly.',
    causes: ['The connection is bad'],
    remedy: 'Nothing: the client tries again.',
  },
  'request-aborted': {
    means: 'The client ended the request.',
    causes: ['The visitor left the page'],
    remedy: 'Nothing.',
  },
  'upstream-unreachable': {
    means: 'The Frontend API cannot be reached.',
    causes: ['The network of the server blocks it', '`frontendApiUrl` is wrong'],
    remedy: 'Read the code in brackets, such as `ENOTFOUND`, and call the URL from the server.',
  },
  'upstream-response-invalid': {
    means: 'The response of the Frontend API cannot be passed on.',
    causes: ['A gateway in between changes responses'],
    remedy: 'Call the URL from the server, and look at the status and the encoding.',
  },
  'upstream-timeout': {
    means: 'The Frontend API did not respond in time.',
    causes: ['It is slow or down'],
    remedy: 'Nothing: browsers try again. Look at the status page if it lasts.',
  },
};
