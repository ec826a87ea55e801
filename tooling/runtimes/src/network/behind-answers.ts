import { createTokenVerifier } from '@x/jwt';

/** The second argument of `ctx`, as far as it is used. */
interface Context {
  waitUntil(promise: Promise<unknown>): void;
}

interface Env {
  readonly JWKS_URL: string;
  readonly TOKEN: string;
}

/** The clock of the isolate. A request sets it. */
let nowInMs = 0;
let finishedLoads = 0;
let verifier: ReturnType<typeof createTokenVerifier> | undefined;

/** Verifies a token at a time, with or without `waitUntil`, and answers at once. */
export async function handle(request: Request, env: Env, ctx: Context): Promise<Response> {
  const { searchParams } = new URL(request.url);
  nowInMs = Number(searchParams.get('now'));
  verifier ??= createTokenVerifier({
    jwtKey: null,
    jwksUrl: env.JWKS_URL,
    now: () => nowInMs,
    onJwksLoad: () => {
      finishedLoads += 1;
    },
  });
  const waitUntil = searchParams.has('wait')
    ? (promise: Promise<unknown>) => ctx.waitUntil(promise)
    : undefined;
  const { error } = await verifier.verify(env.TOKEN, { waitUntil, currentDate: new Date(1_800_000_000_000) });
  return Response.json({ outcome: error?.reason ?? 'accepted', finishedLoads });
}
