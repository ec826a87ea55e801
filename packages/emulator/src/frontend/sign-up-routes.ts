import { apiFault } from '../engine/errors.ts';
import { attemptCode, sendCode } from '../model/verifications.ts';
import type { SignUpRecord, Verification } from '../store/frontend-records.ts';
import type { FrontendRequest, FrontendRoute } from './frontend-request.ts';
import { renderSignUp } from './render-sign-up.ts';
import {
  completeIfReady,
  fillIn,
  openSignUpInPath,
  type SignUpBody,
  signUpInPath,
  startSignUp,
} from './sign-up.ts';

type SignUpRequest = FrontendRequest<SignUpBody>;

const fields = {
  'strategy?': 'string',
  'ticket?': 'string',
  'email_address?': 'string',
  'phone_number?': 'string',
  'username?': 'string',
  'password?': 'string',
  'first_name?': 'string',
  'last_name?': 'string',
  'unsafe_metadata?': 'object',
  'code?': 'string',
} as const;

/** What each strategy verifies. */
const verifiedFields: Readonly<Record<string, 'email' | 'phone'>> = {
  email_code: 'email',
  phone_code: 'phone',
};

export const signUpRoutes: readonly FrontendRoute[] = [
  {
    id: 'POST /v1/client/sign_ups',
    answer: 'wrapped',
    body: fields,
    handle: (request: SignUpRequest) => renderSignUp(startSignUp(request)),
  },
  {
    id: 'GET /v1/client/sign_ups/{sign_up_id}',
    answer: 'wrapped',
    handle: (request: SignUpRequest) => renderSignUp(signUpInPath(request)),
  },
  {
    id: 'PATCH /v1/client/sign_ups/{sign_up_id}',
    answer: 'wrapped',
    body: fields,
    handle: (request: SignUpRequest) => {
      const { instance, body } = request;
      const filled = instance.store.sign_ups.put(fillIn(instance, openSignUpInPath(request), body));
      return renderSignUp(completeIfReady(instance, filled));
    },
  },
  {
    id: 'POST /v1/client/sign_ups/{sign_up_id}/prepare_verification',
    answer: 'wrapped',
    body: fields,
    handle: (request: SignUpRequest) => renderSignUp(prepareVerification(request)),
  },
  {
    id: 'POST /v1/client/sign_ups/{sign_up_id}/attempt_verification',
    answer: 'wrapped',
    body: fields,
    handle: (request: SignUpRequest) => renderSignUp(attemptVerification(request)),
  },
];

export function prepareVerification(request: SignUpRequest): SignUpRecord {
  const { instance } = request;
  const signUp = openSignUpInPath(request);
  const { strategy, kind, to } = readStrategy(request, signUp);
  return store(request, signUp, kind, sendCode(instance, strategy, { to }));
}

export function attemptVerification(request: SignUpRequest): SignUpRecord {
  const { instance, body } = request;
  const signUp = openSignUpInPath(request);
  const { strategy, kind } = readStrategy(request, signUp);
  const current = kind === 'email' ? signUp.email_verification : signUp.phone_verification;
  const attempt = { code: body.code, strategy, now: instance.now() };
  const verification = attemptCode(current, attempt, (changed) => store(request, signUp, kind, changed));
  return completeIfReady(instance, store(request, signUp, kind, verification));
}

function readStrategy({ body }: SignUpRequest, signUp: SignUpRecord) {
  const { strategy } = body;
  if (!strategy) throw apiFault('form_param_missing', { param_name: 'strategy' });
  const kind = Object.hasOwn(verifiedFields, strategy) ? verifiedFields[strategy] : undefined;
  const to = kind === 'email' ? signUp.email_address : signUp.phone_number;
  if (kind === undefined || to === null) throw apiFault('strategy_for_user_invalid', { strategy });
  return { strategy, kind, to };
}

function store(
  { instance }: SignUpRequest,
  signUp: SignUpRecord,
  kind: 'email' | 'phone',
  verification: Verification,
): SignUpRecord {
  const field = kind === 'email' ? 'email_verification' : 'phone_verification';
  return instance.store.sign_ups.update(signUp, { [field]: verification });
}
