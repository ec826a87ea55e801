import { apiFault } from '../engine/errors.ts';
import { firstFactorsOf, isResetStrategy, resetFactorsOf, secondFactorsOf } from '../model/factors.ts';
import { findSignInTicket } from '../model/tickets.ts';
import { verifiedBy } from '../model/verifications.ts';
import type { SignInRecord } from '../store/frontend-records.ts';
import type { UserRecord } from '../store/records.ts';
import {
  attemptFactor,
  chooseFactor,
  codeStrategies,
  type FactorBody,
  factorFields,
  sendFactor,
} from './attempt-factor.ts';
import type { FrontendRequest, FrontendRoute } from './frontend-request.ts';
import { renderSignIn } from './render-sign-in.ts';
import {
  completeSignIn,
  identify,
  passFirstFactor,
  resetPassword,
  signInInPath,
  startSignIn,
  userOfSignIn,
} from './sign-in.ts';

interface SignInBody extends FactorBody {
  readonly identifier?: string;
  readonly ticket?: string;
}

interface NewPasswordBody {
  readonly password: string;
  readonly sign_out_of_other_sessions?: boolean | null;
}

type SignInRequest = FrontendRequest<SignInBody>;

const fields = { ...factorFields, 'identifier?': 'string', 'ticket?': 'string' } as const;

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
    id: 'POST /v1/client/sign_ins/{sign_in_id}/reset_password',
    answer: 'wrapped',
    body: { password: 'string', 'sign_out_of_other_sessions?': 'boolean | null' },
    handle: ({ body, ...request }: FrontendRequest<NewPasswordBody>) => {
      const signIn = resetPassword(request.instance, signInInPath({ ...request, body }), {
        password: body.password,
        signsOutOthers: body.sign_out_of_other_sessions === true,
      });
      return renderSignIn(request.instance, signIn);
    },
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
  const factor = chooseFactor(factorsOf(request, user), body, signIn.identifier);
  return instance.store.sign_ins.update(signIn, { first_factor: sendFactor(instance, user, factor) });
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
  chooseFactor(factorsOf(request, user), { ...body, strategy }, signIn.identifier);
  const first_factor = await attemptFactor(request, user, {
    strategy,
    sent: signIn.first_factor,
    store: (verification) => instance.store.sign_ins.update(signIn, { first_factor: verification }),
  });
  if (!isResetStrategy(strategy)) return passFirstFactor(instance, signIn, first_factor);
  return instance.store.sign_ins.update(signIn, { first_factor, status: 'needs_new_password' });
}

function factorsOf({ instance }: SignInRequest, user: UserRecord) {
  return [...firstFactorsOf(instance, user), ...resetFactorsOf(instance, user)];
}

export function prepareSecondFactor(request: SignInRequest, signIn: SignInRecord): SignInRecord {
  const { instance, body } = request;
  const user = userOfSignIn(instance, signIn, 'needs_second_factor');
  const { strategy = 'phone_code' } = body;
  const factor = chooseFactor(secondFactorsOf(instance, user), { ...body, strategy }, null);
  return instance.store.sign_ins.update(signIn, { second_factor: sendFactor(instance, user, factor) });
}

async function attemptSecondFactor(request: SignInRequest, signIn: SignInRecord): Promise<SignInRecord> {
  const { instance, body } = request;
  const { strategy = 'totp' } = body;
  const user = userOfSignIn(instance, signIn, 'needs_second_factor');
  chooseFactor(secondFactorsOf(instance, user), { ...body, strategy }, null);
  const second_factor = await attemptFactor(request, user, {
    strategy,
    sent: signIn.second_factor,
    store: (verification) => instance.store.sign_ins.update(signIn, { second_factor: verification }),
  });
  return completeSignIn(instance, { ...signIn, second_factor });
}
