import type { Facts } from '../facts/facts.ts';
import type { ReadRequest } from '../facts/read-request.ts';
import type { Settings } from '../settings.ts';
import { debugRequestState } from './debug-request-state.ts';
import { diagnose } from './diagnosis.ts';
import { frontendApiUrl } from './handshake-location.ts';
import type { AnyRequestState, AuthReason } from './request-state.ts';

/** What every state is made of. */
export interface Decided {
  readonly rule: string;
  readonly facts: Facts;
  readonly read: ReadRequest;
  readonly settings: Settings;
  readonly nowInMs: number;
}

export function signedInFields(token: string, headers: Headers, decided: Decided) {
  return {
    ...commonFields(headers, decided),
    status: 'signed-in',
    isSignedIn: true,
    isAuthenticated: true,
    isUnavailable: false,
    reason: null,
    message: null,
    token,
  } as const;
}

export function nobodyFields<Status extends string>(
  status: Status,
  reason: AuthReason,
  message: string,
  headers: Headers,
  decided: Decided,
) {
  headers.set('x-clerk-auth-status', status);
  headers.set('x-clerk-auth-reason', reason);
  if (message !== '') {
    // Messages quote parts of tokens, which may hold anything; a header takes visible ASCII (RFC 9110, section 5.5).
    headers.set('x-clerk-auth-message', message.replace(/[^\x20-\x7e]/g, '?'));
  }
  return {
    ...commonFields(headers, decided),
    status,
    isSignedIn: false,
    isAuthenticated: false,
    reason,
    message,
    token: null,
  } as const;
}

function commonFields(headers: Headers, { rule, facts, read, settings, nowInMs }: Decided) {
  const { options } = settings;
  const { proxyUrl = '' } = options;
  return {
    headers,
    rule,
    diagnosis: () => diagnose(facts, read, settings, nowInMs),
    // Whoever logs a state shall not log its token.
    toJSON(this: AnyRequestState) {
      return debugRequestState(this);
    },
    proxyUrl: proxyUrl.startsWith('/') ? frontendApiUrl(settings, read.url) : proxyUrl,
    publishableKey: options.publishableKey ?? '',
    isSatellite: options.isSatellite ?? false,
    domain: options.domain ?? '',
    signInUrl: options.signInUrl ?? '',
    signUpUrl: options.signUpUrl ?? '',
    afterSignInUrl: options.afterSignInUrl ?? '',
    afterSignUpUrl: options.afterSignUpUrl ?? '',
  };
}
