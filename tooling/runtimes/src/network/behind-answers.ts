import { createClerkClient } from '@x/backend';
import { createTokenVerifier, type TokenVerifier } from '@x/jwt';

/** The last argument of a Worker's handler, or the event of the Edge Runtime, as far as it is used. */
export interface Context {
  waitUntil(promise: Promise<unknown>): void;
}

export interface Env {
  readonly JWKS_URL: string;
  readonly TOKEN: string;
  /** The same with a key id that no set has. */
  readonly STRAY_TOKEN: string;
}

export interface Answer {
  readonly outcome: string;
  readonly finishedLoads: number;
}

/** The time limit of a request for keys: much longer than a good one takes on a busy machine. */
export const TIME_LIMIT_IN_MS = 8_000;

/** The clock of the isolate. A request sets it. */
let nowInMs = 0;
let finishedLoads = 0;
let verifier: TokenVerifier | undefined;
const currentDate = new Date(1_800_000_000_000);

/**
 * Verifies a token and answers at once. The query says how:
 *
 * - `now`: the clock, in milliseconds.
 * - `wait`: hands work behind the answer to `waitUntil`.
 * - `client`: creates a client with the request, which shares its keys with the others. Otherwise a verifier is kept.
 * - `stray`: the token has an unknown key id.
 * - `hurry`: answers `late` after this many milliseconds. That ends the request, as the end of its connection does.
 */
export async function handle(request: Request, env: Env, context: Context): Promise<Response> {
  const { searchParams } = new URL(request.url);
  nowInMs = Number(searchParams.get('now'));
  Date.now = () => nowInMs;
  const waitUntil = searchParams.has('wait')
    ? (promise: Promise<unknown>) => context.waitUntil(promise)
    : undefined;
  const token = searchParams.has('stray') ? env.STRAY_TOKEN : env.TOKEN;
  const verify = searchParams.has('client') ? verifyWithClient : verifyWithVerifier;
  const hurryInMs = Number(searchParams.get('hurry') ?? Number.NaN);
  const outcome = await Promise.race([
    verify(token, env, waitUntil),
    ...(Number.isNaN(hurryInMs) ? [] : [lateAfter(hurryInMs)]),
  ]);
  return Response.json({ outcome, finishedLoads } satisfies Answer);
}

type WaitUntil = Context['waitUntil'] | undefined;

async function verifyWithVerifier(token: string, env: Env, waitUntil: WaitUntil): Promise<string> {
  verifier ??= createTokenVerifier({
    jwtKey: null,
    jwksUrl: env.JWKS_URL,
    timeoutInMs: TIME_LIMIT_IN_MS,
    now: () => nowInMs,
    onJwksLoad: () => {
      finishedLoads += 1;
    },
  });
  const { error } = await verifier.verify(token, { waitUntil, currentDate });
  return error?.reason ?? 'accepted';
}

async function verifyWithClient(token: string, env: Env, waitUntil: WaitUntil): Promise<string> {
  const { authenticateRequest } = createClerkClient({ jwtKey: null, jwksUrl: env.JWKS_URL, waitUntil });
  const headers = { authorization: `Bearer ${token}` };
  const state = await authenticateRequest(new Request('https://app.example/', { headers }), { currentDate });
  return state.reason ?? 'accepted';
}

const lateAfter = (inMs: number) =>
  new Promise<string>((resolve) => {
    setTimeout(resolve, inMs, 'late');
  });
