import { apiFault } from '../engine/errors.ts';
import { type Factor, firstFactorsOf, secondFactorsOf } from '../model/factors.ts';
import { isPassword } from '../model/passwords.ts';
import { takeSecondFactorCode } from '../model/second-factor-codes.ts';
import { findSignInTicket } from '../model/tickets.ts';
import { attemptCode, sendCode, verifiedBy } from '../model/verifications.ts';
import type { SignInRecord, Verification } from '../store/frontend-records.ts';
import type { UserRecord } from '../store/records.ts';
import type { FrontendRequest, FrontendRoute } from './frontend-request.ts';
import { renderSignIn } from './render-sign-in.ts';
import {
  completeSignIn,
  identify,
  passFirstFactor,
  signInInPath,
  startSignIn,
  userOfSignIn,
} from './sign-in.ts';

interface SignInBody {
  readonly strategy?: string;
  readonly identifier?: string;
  readonly password?: string;
  readonly ticket?: string;
  readonly code?: string;
  readonly email_address_id?: string;
  readonly phone_number_id?: string;
}

type SignInRequest = FrontendRequest<SignInBody>;

const fields = {
  'strategy?': 'string',
  'identifier?': 'string',
  'password?': 'string',
  'ticket?': 'string',
  'code?': 'string',
  'email_address_id?': 'string',
  'phone_number_id?': 'string',
} as const;

/** Strategies with a code that is sent. */
const codeStrategies: readonly string[] = ['email_code', 'phone_code'];
const secondFactorStrategies: readonly string[] = ['totp', 'backup_code'];

export const signInRoutes: readonly FrontendRoute[] = [
  {
    id: 'POST /v1/client/sign_ins',
    answer: 'wrapped',
    body: fields,
    handle: async (request: SignInRequest) => show(request, await createSignIn(request)),
  },
  {
    id: 'GET /v1/client/sign_ins/{sign_in_id}',
    answer: 'wrapped',
    handle: (request: SignInRequest) => show(request, signInInPath(request)),
  },
  {
    id: 'POST /v1/client/sign_ins/{sign_in_id}/prepare_first_factor',
    answer: 'wrapped',
    body: fields,
    handle: (request: SignInRequest) => show(request, prepareFirstFactor(request, signInInPath(request))),
  },
  {
    id: 'POST /v1/client/sign_ins/{sign_in_id}/attempt_first_factor',
    answer: 'wrapped',
    body: fields,
    handle: async (request: SignInRequest) =>
      show(request, await attemptFirstFactor(request, signInInPath(request))),
  },
  {
    id: 'POST /v1/client/sign_ins/{sign_in_id}/prepare_second_factor',
    answer: 'wrapped',
    body: fields,
    handle: (request: SignInRequest) => show(request, prepareSecondFactor(request, signInInPath(request))),
  },
  {
    id: 'POST /v1/client/sign_ins/{sign_in_id}/attempt_second_factor',
    answer: 'wrapped',
    body: fields,
    handle: async (request: SignInRequest) =>
      show(request, await attemptSecondFactor(request, signInInPath(request))),
  },
];

const show = ({ instance }: SignInRequest, signIn: SignInRecord) => renderSignIn(instance, signIn);

export async function createSignIn(request: SignInRequest): Promise<SignInRecord> {
  const { instance, body } = request;
  const { identifier, password } = body;
  const strategy = body.strategy ?? (password === undefined ? undefined : 'password');
  if (strategy === 'ticket') return signInWithTicket(request, startSignIn(request));
  if (!identifier) {
    if (strategy !== undefined) throw apiFault('form_param_missing', { param_name: 'identifier' });
    return startSignIn(request);
  }
  const signIn = identify(instance, startSignIn(request), identifier);
  if (strategy === undefined) return signIn;
  const isSent = codeStrategies.includes(strategy) && body.code === undefined;
  return isSent ? prepareFirstFactor(request, signIn) : attemptFirstFactor(request, signIn);
}

function signInWithTicket({ instance, body }: SignInRequest, signIn: SignInRecord): SignInRecord {
  if (!body.ticket) throw apiFault('form_param_missing', { param_name: 'ticket' });
  const { userId, claims, accept } = findSignInTicket(instance, body.ticket);
  const proven = { ...signIn, user_id: userId, first_factor: verifiedBy('ticket') };
  const completed = completeSignIn(instance, proven, claims);
  accept();
  return completed;
}

function prepareFirstFactor(request: SignInRequest, signIn: SignInRecord): SignInRecord {
  const { instance, body } = request;
  const user = userOfSignIn(instance, signIn, 'needs_first_factor');
  const factor = chooseFactor(firstFactorsOf(instance, user), body, signIn.identifier);
  return instance.store.sign_ins.update(signIn, { first_factor: sendFactor(request, user, factor) });
}

/** Attempts the factor that a sign-in needs next. */
export function attemptSignIn(request: SignInRequest): Promise<SignInRecord> {
  const signIn = signInInPath(request);
  const isSecond = signIn.status === 'needs_second_factor';
  return isSecond ? attemptSecondFactor(request, signIn) : attemptFirstFactor(request, signIn);
}

async function attemptFirstFactor(request: SignInRequest, signIn: SignInRecord): Promise<SignInRecord> {
  const { instance, body } = request;
  const { strategy = 'password' } = body;
  if (strategy === 'ticket') return signInWithTicket(request, signIn);
  const user = userOfSignIn(instance, signIn, 'needs_first_factor');
  chooseFactor(firstFactorsOf(instance, user), { ...body, strategy }, signIn.identifier);
  if (strategy === 'password') {
    if (!body.password) throw apiFault('form_param_missing', { param_name: 'password' });
    const isRight = await isPassword(user, body.password, '/v1/client/sign_ins');
    if (!isRight) throw apiFault('form_password_incorrect', { param_name: 'password' });
    return passFirstFactor(instance, signIn, verifiedBy(strategy));
  }
  const verification = attemptCode(
    signIn.first_factor,
    { code: body.code, strategy, now: instance.now() },
    (first_factor) => instance.store.sign_ins.update(signIn, { first_factor }),
  );
  return passFirstFactor(instance, signIn, verification);
}

function prepareSecondFactor(request: SignInRequest, signIn: SignInRecord): SignInRecord {
  const { instance, body } = request;
  const user = userOfSignIn(instance, signIn, 'needs_second_factor');
  const { strategy = 'phone_code' } = body;
  const factor = chooseFactor(secondFactorsOf(instance, user), { ...body, strategy }, null);
  return instance.store.sign_ins.update(signIn, { second_factor: sendFactor(request, user, factor) });
}

async function attemptSecondFactor(request: SignInRequest, signIn: SignInRecord): Promise<SignInRecord> {
  const { instance, body } = request;
  const { strategy = 'totp', code = '' } = body;
  const user = userOfSignIn(instance, signIn, 'needs_second_factor');
  chooseFactor(secondFactorsOf(instance, user), { ...body, strategy }, null);
  if (secondFactorStrategies.includes(strategy)) {
    const isRight = (await takeSecondFactorCode(instance, user, code)) === strategy;
    if (!isRight) throw apiFault('form_code_incorrect', { param_name: 'code' });
    return completeSignIn(instance, { ...signIn, second_factor: verifiedBy(strategy) });
  }
  const second_factor = attemptCode(
    signIn.second_factor,
    { code, strategy, now: instance.now() },
    (verification) => instance.store.sign_ins.update(signIn, { second_factor: verification }),
  );
  return completeSignIn(instance, { ...signIn, second_factor });
}

/** Returns the factor that a request names: by its id, by the identifier of the sign-in, or the first of the strategy. */
function chooseFactor(factors: readonly Factor[], body: SignInBody, identifier: string | null): Factor {
  const { strategy = '', email_address_id, phone_number_id } = body;
  const ofStrategy = factors.filter((factor) => factor.strategy === strategy);
  const id = email_address_id ?? phone_number_id;
  const found =
    id === undefined
      ? (ofStrategy.find(({ safe_identifier }) => safe_identifier === identifier) ?? ofStrategy[0])
      : ofStrategy.find((factor) => factor.email_address_id === id || factor.phone_number_id === id);
  if (!found) throw apiFault('strategy_for_user_invalid', { strategy });
  return found;
}

function sendFactor({ instance }: SignInRequest, user: UserRecord, factor: Factor): Verification {
  const { strategy, safe_identifier: to } = factor;
  if (!codeStrategies.includes(strategy) || to === undefined) {
    throw apiFault('strategy_for_user_invalid', { strategy });
  }
  return sendCode(instance, strategy, { to, userId: user.id });
}
