import { openSocket, type SocketAnswer } from './open-socket.ts';
import { bearer, PAGE } from './requests.ts';
import type { Scenario } from './scenario.ts';

/** What an adapter does with a request that opens a WebSocket. Clients do not follow redirects then. */
export const SOCKET_SCENARIOS: readonly Scenario[] = [
  {
    name: 'opens a WebSocket for a signed-in visitor',
    run: async (context) => {
      const answer = await openSocket(`${context.url}/socket`, await bearer(context));
      expectAnswer(answer, 101);
      expectUser(answer, context.userId);
    },
  },
  {
    name: 'opens a WebSocket for a session cookie',
    run: async ({ url, emulator, userId }) => {
      const { cookieHeader } = await emulator.signIn(userId);
      const answer = await openSocket(`${url}/socket`, { cookie: cookieHeader, origin: url });
      expectAnswer(answer, 101);
      expectUser(answer, userId);
    },
  },
  {
    name: 'answers 401 to a WebSocket without a token',
    run: async ({ url }) => {
      expectAnswer(await openSocket(`${url}/socket`, {}), 401);
    },
  },
  {
    name: 'answers 401, and not a handshake, to a WebSocket with an expired cookie',
    run: async ({ url, emulator, userId }) => {
      const { cookieHeader } = await emulator.signIn(userId, { expiresInSeconds: -60 });
      expectAnswer(await openSocket(`${url}/socket`, { ...PAGE, cookie: cookieHeader }), 401);
    },
  },
  {
    name: 'answers 503 to a WebSocket while no token can be verified',
    run: async (context) => {
      expectAnswer(await openSocket(`${context.urlInOutage}/socket`, await bearer(context)), 503);
    },
  },
];

function expectAnswer(answer: SocketAnswer, status: number): void {
  if (answer.status !== status || answer.location !== null) {
    throw new Error(`The WebSocket got ${JSON.stringify(answer)}, not the status ${status}.`);
  }
}

function expectUser({ message }: SocketAnswer, userId: string): void {
  if (message !== JSON.stringify({ userId })) {
    throw new Error(`The WebSocket sent ${JSON.stringify(message)}, not the user ${userId}.`);
  }
}
