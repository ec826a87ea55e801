import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClerkClient as createCompat } from '@x/compat';
import { createClerkClient as createLatest } from 'clerk-latest';
import { expect, it } from 'vitest';
import { viewOf } from './same-values.ts';

/** The results of a batch, which the emulator does not send. */
const RESULTS = [
  {
    index: 0,
    status_code: 200,
    email: {
      object: 'email',
      id: 'ema_1',
      slug: null,
      from_email_name: 'support',
      to_email_address: 'ada@example.com',
      subject: 'Receipt',
      status: 'queued',
      delivered_by_clerk: true,
    },
  },
  {
    index: 1,
    status_code: 429,
    retry_after_seconds: 30,
    errors: [
      { code: 'too_many', message: 'Too many', long_message: 'Too many emails', meta: { param_name: 'to' } },
    ],
  },
  { index: 2, status_code: 500, errors: null },
];

const message = {
  to: { address: 'ada@example.com' },
  from: { address: 'support@example.com' },
  subject: 'Receipt',
  text: 'Thanks',
};

it.each([
  ['a list', RESULTS],
  ['a page', { data: RESULTS }],
])('returns the results of a batch, from %s', async (_name, body) => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // The address of a server that listens on a port has this type.
  const { port } = server.address() as AddressInfo;
  const options = {
    secretKey: 'sk_test_1',
    apiUrl: `http://127.0.0.1:${port}`,
    telemetry: { disabled: true },
  };
  const [theirs, ours] = await Promise.all(
    [createLatest, createCompat].map((create) => create(options).emails.createBatch([message])),
  );
  server.close();
  const view = (results: ReadonlyArray<{ readonly errors?: readonly ErrorFields[] }> | undefined) =>
    results?.map(({ errors, ...result }) => [viewOf(result), errors?.map(viewOfError)]);
  expect(view(ours)).toEqual(view(theirs));
  expect(view(ours)?.[1]?.[1]).toEqual([['too_many', 'Too many', 'Too many emails', 'to']]);
});

/** Our errors are instances of `Error`, whose message is not listed. */
const viewOfError = ({ code, message, longMessage, meta }: ErrorFields) => [
  code,
  message,
  longMessage,
  meta?.paramName,
];

interface ErrorFields {
  readonly code: string;
  readonly message: string;
  readonly longMessage?: string | undefined;
  readonly meta?: { readonly paramName?: string | undefined } | undefined;
}
