import type { App } from './app.ts';

/** The part of a server of Bun that a handler uses. */
export interface BunServer {
  readonly port: number;
  upgrade(request: Request, options: { data: string }): boolean;
}

declare const Bun: {
  serve(options: {
    port: number;
    hostname: string;
    fetch: (request: Request, server: BunServer) => Response | Promise<Response>;
    websocket: {
      open(socket: { readonly data: string; send(message: string): void }): void;
      message(): void;
    };
  }): BunServer & { stop(): Promise<void> };
};

/** The server has answered when this returns, and ignores the response. */
export function openSocket(request: Request, message: string, server: BunServer): Response {
  const isOpen = server.upgrade(request, { data: message });
  return new Response(null, { status: isOpen ? 200 : 426 });
}

/** Starts a server on any free port of this machine. */
export function serve(handler: (request: Request, server: BunServer) => Response | Promise<Response>): App {
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: handler,
    websocket: { open: (socket) => socket.send(socket.data), message() {} },
  });
  return { url: `http://127.0.0.1:${server.port}`, close: () => server.stop() };
}
