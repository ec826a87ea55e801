import { apiFault, isAttempt } from '../../engine/errors.ts';
import type { Html } from '../../html/html.ts';
import { activeSessionOf } from '../../model/browsers.ts';
import { secondFactorsOf } from '../../model/factors.ts';
import { getUser } from '../../model/lookup.ts';
import { atomically } from '../../store/atomically.ts';
import type { SignInRecord, SignUpRecord } from '../../store/frontend-records.ts';
import { endSession } from '../end-sessions.ts';
import type { FrontendRequest } from '../frontend-request.ts';
import { startClientSession } from '../sign-in.ts';
import { attemptSignIn, createSignIn, prepareSecondFactor } from '../sign-in-routes.ts';
import { openFieldsOf, startSignUp } from '../sign-up.ts';
import { attemptVerification, prepareVerification } from '../sign-up-routes.ts';
import { codeForm, signedInContent, signInForms, signUpForm } from './forms.ts';

type Form = Readonly<Record<string, string>>;

/** A request of a page, with its form. */
export interface PageRequest extends FrontendRequest<Form> {
  readonly target: URL | undefined;
  /** The query that every step keeps, with its question mark. */
  readonly search: string;
}

/** What a page shows. Undefined sends the browser on. */
export interface Shown {
  readonly title: string;
  readonly content: Html;
}

export type Step = (request: PageRequest) => Shown | undefined | Promise<Shown | undefined>;

export interface PageRoute {
  readonly show: (request: PageRequest) => Shown;
  readonly submit: Step;
}

/** The pages that people use in place of those of an application. */
export const pages: Readonly<Record<string, PageRoute>> = {
  '/sign-in': { show: showSignIn, submit: submitSignIn },
  '/sign-in/code': {
    show: showSignInCode,
    submit: atomicStep(async (request) =>
      nextOfSignIn(request, await attemptSignIn(withParams(request, 'sign_in_id'))),
    ),
  },
  '/sign-in/continue': { show: showSignIn, submit: () => undefined },
  '/sign-up': { show: showSignUp, submit: submitSignUp },
  '/sign-up/code': {
    show: showSignUpCode,
    submit: atomicStep((request) =>
      nextOfSignUp(request, attemptVerification(withParams(request, 'sign_up_id'))),
    ),
  },
  '/sign-out': { show: showSignOut, submit: submitSignOut },
};

/** A step that fails changes nothing, except that a wrong code counts. So a backup code stays valid if its step fails. */
function atomicStep(step: Step): Step {
  return (request) => atomically(request.instance, (instance) => step({ ...request, instance }), isAttempt);
}

function showSignIn(request: PageRequest): Shown {
  const { instance, browser, query, search, target } = request;
  const client = browser.client();
  const session = client && activeSessionOf(instance, client.id);
  if (session === undefined) {
    return { title: 'Sign in', content: signInForms(instance, search, query.get('__clerk_ticket')) };
  }
  const user = getUser(instance, session.user_id);
  return { title: 'Signed in', content: signedInContent(instance, { search, target, user }) };
}

function showSignUp({ query, search }: PageRequest): Shown {
  return { title: 'Sign up', content: signUpForm(search, query.get('__clerk_ticket')) };
}

/** Shows the form for the code again, after a wrong one. */
function showSignInCode(request: PageRequest): Shown {
  const { instance, browser, body } = request;
  const signIn = instance.store.sign_ins.get(body['id'] ?? '');
  const isOwn = signIn !== undefined && signIn.client_id === browser.client()?.id;
  return (isOwn && nextOfSignIn(request, signIn)) || showSignIn(request);
}

function showSignUpCode(request: PageRequest): Shown {
  const { instance, browser, body } = request;
  const signUp = instance.store.sign_ups.get(body['id'] ?? '');
  const isOwn = signUp !== undefined && signUp.client_id === browser.client()?.id;
  return (isOwn && nextOfSignUp(request, signUp)) || showSignUp(request);
}

function showSignOut(request: PageRequest): Shown {
  return showSignIn(request);
}

async function submitSignIn(request: PageRequest): Promise<Shown | undefined> {
  const { instance, browser, body } = request;
  endAll(request);
  const { user_id: userId, ticket, password } = body;
  if (userId !== undefined) {
    startClientSession(instance, browser.ensureClient().id, userId);
    return undefined;
  }
  if (ticket !== undefined) return nextOfSignIn(request, await createSignIn(withStrategy(request, 'ticket')));
  if (password !== undefined) return nextOfSignIn(request, await createSignIn(request));
  const isPhone = body['identifier']?.startsWith('+');
  const strategy = isPhone ? 'phone_code' : 'email_code';
  return nextOfSignIn(request, await createSignIn(withStrategy(request, strategy)));
}

const STATUSES_WITH_CODE: ReadonlySet<SignInRecord['status']> = /* @__PURE__ */ new Set([
  'needs_first_factor',
  'needs_second_factor',
] as const);

/** Returns the form for the next code, and undefined for a sign-in that takes none: the user can be deleted meanwhile. */
function nextOfSignIn(request: PageRequest, signIn: SignInRecord): Shown | undefined {
  const { instance, search } = request;
  const user = STATUSES_WITH_CODE.has(signIn.status) && instance.store.users.get(signIn.user_id ?? '');
  if (!user) return undefined;
  if (signIn.status === 'needs_first_factor') {
    return codePage('/sign-in/code', search, signIn, [signIn.first_factor?.strategy ?? 'email_code']);
  }
  const strategies = secondFactorsOf(instance, user).map(({ strategy }) => strategy);
  const isUnsent = strategies.includes('phone_code') && signIn.second_factor === null;
  if (isUnsent) prepareSecondFactor(withStrategy(request, 'phone_code'), signIn);
  return codePage('/sign-in/code', search, signIn, strategies);
}

function codePage(
  action: string,
  search: string,
  attempt: SignInRecord | SignUpRecord,
  strategies: readonly string[],
): Shown {
  return { title: 'Enter a code', content: codeForm(action, search, attempt, strategies) };
}

function submitSignUp(request: PageRequest): Shown | undefined {
  endAll(request);
  const withTicket = request.body['ticket'] === undefined ? request : withStrategy(request, 'ticket');
  const signUp = startSignUp(withTicket);
  const params = { sign_up_id: signUp.id };
  for (const strategy of openStrategiesOf(signUp)) {
    prepareVerification({ ...withStrategy(request, strategy), params });
  }
  return nextOfSignUp(request, signUp);
}

/** The strategy that proves each field of a sign-up. */
const STRATEGIES: Readonly<Record<string, string>> = {
  email_address: 'email_code',
  phone_number: 'phone_code',
};

function openStrategiesOf(signUp: SignUpRecord): readonly string[] {
  return openFieldsOf(signUp).unverified.flatMap((field) => STRATEGIES[field] ?? []);
}

/** Shows the form for one code after another: each of them leads to a page of its own. */
function nextOfSignUp({ search }: PageRequest, signUp: SignUpRecord): Shown | undefined {
  if (signUp.status === 'complete') return undefined;
  const strategies = openStrategiesOf(signUp).slice(0, 1);
  if (strategies.length === 0) throw apiFault('form_param_missing', { param_name: 'email_address' });
  return codePage('/sign-up/code', search, signUp, strategies);
}

function submitSignOut(request: PageRequest): undefined {
  endAll(request);
  return undefined;
}

function endAll({ instance, browser }: PageRequest): void {
  const client = browser.client();
  const sessions = client === undefined ? [] : instance.store.sessions.by('client_id', client.id);
  for (const session of sessions) endSession(instance, session, 'ended');
}

function withStrategy(request: PageRequest, strategy: string): PageRequest {
  return { ...request, body: { ...request.body, strategy } };
}

/** Puts the id of an attempt, which a page has in its form, where the path of the API has it. */
function withParams(request: PageRequest, parameter: string): PageRequest {
  return { ...request, params: { [parameter]: request.body['id'] ?? '' } };
}
