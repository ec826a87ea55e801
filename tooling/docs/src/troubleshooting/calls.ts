import type { Advice } from './advice.ts';
import type { CallCode } from './call-codes.ts';

/** The failures of calls, and what to do. */
export const CALL_ADVICE: Readonly<Record<CallCode, Advice>> = {
  'http-error': {
    means: 'The response has a status above 299, and no error that the API would send.',
    causes: ['A gateway, a firewall or a proxy answered', '`apiUrl` leads to another server'],
    remedy: 'Look at `meta.status` and at the excerpt of the body in the message.',
  },
  'network-error': {
    means: 'No response came.',
    causes: [
      'The host cannot be resolved or reached',
      'A certificate is not trusted',
      '`fetch` blocks the port',
    ],
    remedy: 'Read the cause in the message, such as `ECONNREFUSED`. Reads were repeated already.',
  },
  'request-aborted': {
    means: 'The signal of the call was aborted.',
    causes: ['The caller went away'],
    remedy: 'Nothing: your own code ended the call.',
  },
  'request-timeout': {
    means: 'The response did not arrive within `timeoutInMs`.',
    causes: ['The API is slow', 'The limit is short'],
    remedy: 'Raise `timeoutInMs`, 30,000 by default. A write may have been done: read before you repeat it.',
  },
  'response-invalid': {
    means: 'The response is not what the operation returns.',
    causes: ['A proxy answers with a page', 'The option `clerkApiVersion` is of another form'],
    remedy: 'Look at the status, the content type and the excerpt in the message.',
  },
  'response-too-large': {
    means: 'The body of the response is longer than the limit.',
    causes: ['The server is not the API'],
    remedy: 'Check `apiUrl`. For long lists, lower the limit of a page.',
  },
  'config-invalid': {
    means: 'An option or an argument is wrong.',
    causes: [
      'A name is misspelled',
      'A value has another type',
      'A key of one kind is in the option of another',
    ],
    remedy:
      'Read the message: it names the option, shows the value, and says what to pass. It is thrown at the start, so tests find it.',
  },
  'jwt-signing-failed': {
    means: '`signJwt` could not sign.',
    causes: ['The key is public or of another type', 'The payload is not JSON'],
    remedy: 'Pass a private JWK or PKCS#8, and an algorithm that fits it.',
  },
};
