import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SentRequest } from './description/check-request.ts';

/** A real server on loopback that returns the same response to all requests and records them. */
export interface RecordingServer {
  readonly url: string;
  /** Returns the requests since the last call. */
  take(): readonly SentRequest[];
  close(): Promise<void>;
}

export async function startRecordingServer(answer: string): Promise<RecordingServer> {
  let requests: SentRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) {
      chunks.push(chunk);
    }
    const { method = '', url = '', headers } = incoming;
    requests.push(await toSentRequest(method, url, headers, Buffer.concat(chunks)));
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an `AddressInfo`.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    take: () => {
      const taken = requests;
      requests = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function toSentRequest(
  method: string,
  url: string,
  headers: NodeJS.Dict<string | string[]>,
  body: Buffer,
): Promise<SentRequest> {
  const sent = {
    method,
    url: `http://127.0.0.1${url}`,
    headers: new Headers(
      Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
    ),
  };
  const isForm = sent.headers.get('content-type')?.startsWith('multipart/form-data') === true;
  return isForm
    ? { ...sent, form: await new Response(new Uint8Array(body), { headers: sent.headers }).formData() }
    : { ...sent, body: body.length === 0 ? undefined : body.toString() };
}
