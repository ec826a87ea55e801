import { apiFault } from '../engine/errors.ts';
import { touchClient } from '../model/active-organization.ts';
import { firstFactorsOf, secondFactorsOf } from '../model/factors.ts';
import { getUser } from '../model/lookup.ts';
import type { Reverification } from '../store/frontend-records.ts';
import type { SessionRecord } from '../store/records.ts';
import { attemptFactor, chooseFactor, type FactorBody, factorFields, sendFactor } from './attempt-factor.ts';
import { activeSessionInPath, type FrontendRequest, type FrontendRoute } from './frontend-request.ts';
import { renderSession } from './render-client.ts';
import { renderVerification } from './render-verification.ts';

interface LevelBody {
  readonly level: Reverification['level'];
}

type FactorRequest = FrontendRequest<FactorBody>;

/** The user of a session proves again who they are, which changes the claim `fva` of its tokens. */
export const reverificationRoutes: readonly FrontendRoute[] = [
  {
    id: 'POST /v1/client/sessions/{session_id}/verify',
    answer: 'wrapped',
    body: { level: { type: 'string', enum: ['first_factor', 'second_factor', 'multi_factor'] } },
    handle: (request: FrontendRequest<LevelBody>) => render(request, start(request)),
  },
  {
    id: 'POST /v1/client/sessions/{session_id}/verify/prepare_first_factor',
    answer: 'wrapped',
    body: factorFields,
    handle: async (request: FactorRequest) => render(request, await prepareFirst(request)),
  },
  {
    id: 'POST /v1/client/sessions/{session_id}/verify/attempt_first_factor',
    answer: 'wrapped',
    body: factorFields,
    handle: async (request: FactorRequest) => render(request, await attemptFirst(request)),
  },
  {
    id: 'POST /v1/client/sessions/{session_id}/verify/prepare_second_factor',
    answer: 'wrapped',
    body: factorFields,
    handle: async (request: FactorRequest) => render(request, await prepareSecond(request)),
  },
  {
    id: 'POST /v1/client/sessions/{session_id}/verify/attempt_second_factor',
    answer: 'wrapped',
    body: factorFields,
    handle: async (request: FactorRequest) => render(request, await attemptSecond(request)),
  },
];

/** A user without a second factor proves the first one. */
function start(request: FrontendRequest<LevelBody>): SessionRecord {
  const { instance, body } = request;
  const session = activeSessionInPath(request);
  const hasSecond = secondFactorsOf(instance, getUser(instance, session.user_id)).length > 0;
  const level = hasSecond ? body.level : 'first_factor';
  const status = level === 'second_factor' ? 'needs_second_factor' : 'needs_first_factor';
  const reverification: Reverification = { level, status, first_factor: null, second_factor: null };
  return instance.store.sessions.update(session, { reverification });
}

function prepareFirst(request: FactorRequest): SessionRecord {
  const { instance, body } = request;
  const { session, reverification, user } = currentStep(request, 'needs_first_factor');
  const factor = chooseFactor(firstFactorsOf(instance, user), body, null);
  const first_factor = sendFactor(instance, user, factor);
  return instance.store.sessions.update(session, { reverification: { ...reverification, first_factor } });
}

async function attemptFirst(request: FactorRequest): Promise<SessionRecord> {
  const { instance, body } = request;
  const { strategy = 'password' } = body;
  const { session, reverification, user } = currentStep(request, 'needs_first_factor');
  chooseFactor(firstFactorsOf(instance, user), { ...body, strategy }, null);
  const keep = (first_factor: Reverification['first_factor']) =>
    instance.store.sessions.update(session, { reverification: { ...reverification, first_factor } });
  const sent = reverification.first_factor;
  const first_factor = await attemptFactor(request, user, { strategy, sent, store: keep });
  const status = reverification.level === 'multi_factor' ? 'needs_second_factor' : 'complete';
  return finishStep(request, {
    first_factor_verified_at: instance.now(),
    reverification: { ...reverification, first_factor, status },
  });
}

function prepareSecond(request: FactorRequest): SessionRecord {
  const { instance, body } = request;
  const { strategy = 'phone_code' } = body;
  const { session, reverification, user } = currentStep(request, 'needs_second_factor');
  const factor = chooseFactor(secondFactorsOf(instance, user), { ...body, strategy }, null);
  const second_factor = sendFactor(instance, user, factor);
  return instance.store.sessions.update(session, { reverification: { ...reverification, second_factor } });
}

async function attemptSecond(request: FactorRequest): Promise<SessionRecord> {
  const { instance, body } = request;
  const { strategy = 'totp' } = body;
  const { session, reverification, user } = currentStep(request, 'needs_second_factor');
  chooseFactor(secondFactorsOf(instance, user), { ...body, strategy }, null);
  const keep = (second_factor: Reverification['second_factor']) =>
    instance.store.sessions.update(session, { reverification: { ...reverification, second_factor } });
  const sent = reverification.second_factor;
  const second_factor = await attemptFactor(request, user, { strategy, sent, store: keep });
  return finishStep(request, {
    second_factor_verified_at: instance.now(),
    reverification: { ...reverification, second_factor, status: 'complete' },
  });
}

/** Returns the reverification of the session in the path. Throws an `ApiFault` unless it is in this status. */
function currentStep(request: FactorRequest, expected: Reverification['status']) {
  const session = activeSessionInPath(request);
  const { reverification } = session;
  if (reverification?.status !== expected) {
    throw apiFault('client_state_invalid', { status: reverification?.status ?? 'not started' });
  }
  return { session, reverification, user: getUser(request.instance, session.user_id) };
}

/** A proof takes the place of ages that `signIn` set. The session may have ended while a password was checked. */
function finishStep(request: FactorRequest, changes: Partial<SessionRecord>): SessionRecord {
  const { instance } = request;
  const session = activeSessionInPath(request);
  const { fva: _, ...claims } = session.custom.claims;
  touchClient(instance, session.client_id);
  const custom = { ...session.custom, claims };
  return instance.store.sessions.update(session, { ...changes, custom, updated_at: instance.now() });
}

async function render<Body>(request: FrontendRequest<Body>, session: SessionRecord) {
  const { instance } = request;
  const { level, status, first_factor, second_factor } = session.reverification ?? {};
  const user = getUser(instance, session.user_id);
  return {
    object: 'session_reverification',
    level,
    status,
    supported_first_factors: firstFactorsOf(instance, user),
    supported_second_factors: secondFactorsOf(instance, user),
    first_factor_verification: renderVerification(first_factor ?? null),
    second_factor_verification: renderVerification(second_factor ?? null),
    session: await renderSession(request, session),
  };
}
