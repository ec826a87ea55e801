import type { App } from './app.ts';

/** The part of Deno that the servers use. */
declare const Deno: {
  serve(
    options: { port: number; hostname: string; onListen(): void },
    handler: (request: Request) => Response | Promise<Response>,
  ): { readonly addr: { readonly port: number }; shutdown(): Promise<void> };
  upgradeWebSocket(request: Request): { readonly socket: WebSocket; readonly response: Response };
};

/** Answers a request with a WebSocket, which sends a message. */
export function openSocket(request: Request, message: string): Response {
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.addEventListener('open', () => socket.send(message));
  return response;
}

/** Starts a server on any free port of this machine. */
export function serve(handler: (request: Request) => Response | Promise<Response>): App {
  const { addr, shutdown } = Deno.serve({ port: 0, hostname: '127.0.0.1', onListen() {} }, handler);
  return { url: `http://127.0.0.1:${addr.port}`, close: shutdown };
}
