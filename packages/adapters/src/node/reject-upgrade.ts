import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { ConfigError } from '@x/errors';
import { quote, readArgument } from '@x/errors/internal';

/** The function writes its own. */
const FRAMING_HEADERS: ReadonlySet<string> = new Set(['connection', 'content-length', 'transfer-encoding']);

/**
 * Answers an `upgrade` event of a server with the response of a guard, and closes the connection. Does not read the
 * request of a WebSocket, which has no body. Resolves when all is written or the client is gone. Rejects with a
 * `ConfigError` for wrong arguments, and for nothing else.
 */
export async function rejectUpgrade(response: Response, socket: Duplex): Promise<void> {
  checkUpgrade(response, socket);
  socket.on('error', () => socket.destroy());
  const body = Buffer.from(await response.arrayBuffer().catch(() => new ArrayBuffer(0)));
  const lines = [`HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ''}`];
  response.headers.forEach((value, name) => {
    if (!FRAMING_HEADERS.has(name)) {
      lines.push(`${name}: ${value}`);
    }
  });
  lines.push(`content-length: ${body.byteLength}`, 'connection: close', '', '');
  socket.end(Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), body]));
}

function checkUpgrade(response: unknown, socket: unknown): void {
  const isResponse = readArgument('The response', () => {
    const { status, headers, arrayBuffer }: Partial<Response> = Object(response);
    const hasHeaders = typeof headers?.forEach === 'function';
    return typeof status === 'number' && hasHeaders && typeof arrayBuffer === 'function';
  });
  if (!isResponse) {
    throw new ConfigError(`rejectUpgrade takes the Response of a guard first, not ${quote(response)}.`);
  }
  const isSocket = readArgument('The socket', () => {
    const { on, end, destroy }: Partial<Duplex> = Object(socket);
    return [on, end, destroy].every((method) => typeof method === 'function');
  });
  if (!isSocket) {
    throw new ConfigError(
      `rejectUpgrade takes the socket of the event "upgrade" second, not ${quote(socket)}.`,
    );
  }
}
