import { createClerkClient, verifyToken } from '@x/backend';
import { createClerkClient as createReference, verifyToken as verifyByReference } from 'clerk-latest';
import { vi } from 'vitest';
import { NOW_IN_SECONDS, PUBLIC_PEM } from './hand-made-token.ts';
import { PUBLISHABLE_KEY, type RequestCase } from './request-case.ts';
import type { TokenCase } from './tokens.ts';

/** A decision, such as `signed-in user_1` or `signed-out token-expired`. */
export type Decision = string;

/** The source of the keys. */
export interface KeyOptions {
  readonly jwtKey?: string;
  readonly secretKey?: string;
  readonly apiUrl?: string;
}

/** No server listens at this URL, so a fetch fails immediately. */
const NOWHERE = 'http://127.0.0.1:9';
const LOCAL_KEY: KeyOptions = { jwtKey: PUBLIC_PEM, secretKey: 'sk_test_1', apiUrl: NOWHERE };
const LOCAL_KEYS = { ...LOCAL_KEY, publishableKey: PUBLISHABLE_KEY };
const currentDate = new Date(NOW_IN_SECONDS * 1000);

export async function verifiedByOurs({ token, options }: TokenCase, keys = LOCAL_KEY): Promise<Decision> {
  const { result, error } = await verifyToken(token, { jwtKey: null, ...keys, ...options, currentDate });
  return error ? `rejected ${error.reason}` : `verified ${result.sub}`;
}

export async function verifiedByReference(
  { token, options }: TokenCase,
  keys = LOCAL_KEY,
): Promise<Decision> {
  return atTheSameTime(async () => {
    const { sub } = await verifyByReference(token, { ...keys, ...options });
    return `verified ${sub}`;
  }, 'rejected');
}

export async function decidedByOurs(requestCase: RequestCase): Promise<Decision> {
  const clerk = createClerkClient({ ...LOCAL_KEYS, currentDate });
  return describeState(await clerk.authenticateRequest(toRequest(requestCase), requestCase.options));
}

export async function decidedByReference(requestCase: RequestCase): Promise<Decision> {
  const clerk = createReference({ ...LOCAL_KEYS, telemetry: { disabled: true } });
  return atTheSameTime(async () => {
    const state = await clerk.authenticateRequest(toRequest(requestCase), { ...requestCase.options });
    return describeState(state);
  }, 'threw');
}

function toRequest({ headers }: RequestCase): Request {
  return new Request('https://app.example.com/notes', { headers });
}

interface State {
  readonly status: string;
  readonly reason: string | null;
  toAuth(): object | null;
}

function describeState(state: State): Decision {
  const auth = state.toAuth();
  const userId: unknown = auth !== null && 'userId' in auth ? auth.userId : undefined;
  return state.status === 'signed-in' ? `signed-in ${userId}` : `${state.status} ${state.reason}`;
}

/** The reference has no clock option, and it logs. A thrown error counts as a decision. */
async function atTheSameTime(decide: () => Promise<Decision>, verb: string): Promise<Decision> {
  vi.useFakeTimers({ now: currentDate, toFake: ['Date'] });
  const spies = (['log', 'warn', 'error'] as const).map((level) =>
    vi.spyOn(console, level).mockReturnValue(undefined),
  );
  try {
    return await decide();
  } catch (error) {
    const reason: unknown = error instanceof Error ? Reflect.get(error, 'reason') : undefined;
    return `${verb} ${reason ?? (error instanceof Error ? error.name : typeof error)}`;
  } finally {
    for (const spy of spies) {
      spy.mockRestore();
    }
    vi.useRealTimers();
  }
}
