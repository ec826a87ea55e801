// Pure
import type { DecisionRow } from './decision-row.ts';

/** Every fact that the answer of a guard depends on. */
export const GUARD_FACT_VALUES = {
  /** Whether the request is a CORS preflight. It has no credentials, and the application answers it. */
  preflight: ['no', 'yes'],
  /** The location of the state. `start`: to a handshake. `end`: the visitor is known, and the URL is cleaned. */
  redirect: ['none', 'start', 'end'],
  /** Whether the request opens a WebSocket. Clients do not follow redirects then. */
  upgrade: ['no', 'yes'],
  /** `no`: it is unknown who sent the request, because no token can be verified. */
  available: ['yes', 'no'],
  visitor: ['signed-in', 'signed-out'],
  /** Whether the visitor meets the option `requires`. `reverification`: only a fresh verification is missing. */
  requirement: ['met', 'reverification', 'unmet'],
  /** Option `signedOut`. */
  signedOut: ['pass', 'unauthorized', 'sign-in'],
  /** `sign-in`: a page on which visitors sign in or up. */
  destination: ['page', 'sign-in', 'other'],
} as const;

type FactValues = typeof GUARD_FACT_VALUES;

export type GuardFacts = { readonly [Fact in keyof FactValues]: FactValues[Fact][number] };

/** `pass` leaves the answer to the handler. All other answers are those of the guard. */
export type GuardOutcome =
  | 'pass'
  | 'redirect'
  | 'unavailable'
  | 'unauthorized'
  | 'forbidden'
  | 'reverify'
  | 'sign-in';

/** Decides how a guard answers a request. The first row that matches counts. */
export const GUARD_RULES = [
  ['A1', { preflight: 'yes' }, 'pass'],
  ['A2', { redirect: ['start', 'end'], upgrade: 'no' }, 'redirect'],
  ['A3', { available: 'no' }, 'unavailable'],
  ['A4', { redirect: 'start' }, 'unauthorized'],
  ['A5', { visitor: 'signed-in', requirement: 'met' }, 'pass'],
  ['A6', { visitor: 'signed-in', requirement: 'reverification' }, 'reverify'],
  ['A7', { visitor: 'signed-in' }, 'forbidden'],
  ['A8', { signedOut: 'pass', requirement: 'met' }, 'pass'],
  ['A9', { signedOut: 'sign-in', destination: 'sign-in' }, 'pass'],
  ['A10', { signedOut: 'sign-in', destination: 'page' }, 'sign-in'],
  ['A11', {}, 'unauthorized'],
] satisfies ReadonlyArray<DecisionRow<GuardFacts, GuardOutcome>>;
