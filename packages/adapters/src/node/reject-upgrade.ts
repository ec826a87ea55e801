import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** The function writes its own. */
const FRAMING_HEADERS: ReadonlySet<string> = new Set(['connection', 'content-length', 'transfer-encoding']);

/**
 * Answers an `upgrade` event of a server with the response of a guard, and closes the connection. Does not read the
 * request of a WebSocket, which has no body. Resolves when all is written or the client is gone. Never rejects.
 */
export async function rejectUpgrade(response: Response, socket: Duplex): Promise<void> {
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
