// Pure
import type { TokenType } from '../wire/token-type.ts';
import { type Decision, decide } from './decide.ts';
import type { Facts } from './facts.ts';
import { GUARD_RULES, type GuardFacts, type GuardOutcome } from './guard-rules.ts';
import { type GateOutcome, HANDSHAKE_GATE } from './handshake-gate.ts';
import { HANDSHAKE_RETURN, type ReturnOutcome } from './handshake-return.ts';
import { MACHINE_RULES, type MachineFacts, type MachineOutcome } from './machine-rules.ts';
import {
  type EffectName,
  type HandshakeReason,
  type HandshakeTarget,
  SESSION_RULES,
  type SessionOutcome,
  type SignOutReason,
} from './session-rules.ts';
import { type CookieSet, SUFFIX_RULES, type SuffixFacts } from './suffix-rules.ts';
import { TOKEN_CLASS_RULES, type TokenClassFacts } from './token-class-rules.ts';

// This file is the only one that looks tables up.

export const decideTokenType = (facts: TokenClassFacts): TokenType =>
  decide<TokenClassFacts, TokenType>(TOKEN_CLASS_RULES, facts).outcome;

export const decideCookieSet = (facts: SuffixFacts): CookieSet =>
  decide<SuffixFacts, CookieSet>(SUFFIX_RULES, facts).outcome;

export const decideMachine = (facts: MachineFacts): Decision<MachineOutcome> =>
  decide<MachineFacts, MachineOutcome>(MACHINE_RULES, facts);

export const decideAnswer = (facts: GuardFacts): GuardOutcome =>
  decide<GuardFacts, GuardOutcome>(GUARD_RULES, facts).outcome;

/** The decision about a session, with everything that the tables say about it. */
export type SessionVerdict = RunVerdict | FinalVerdict;

/** An effect must run. Then the facts, with what the effect adds to them, are decided about again. */
interface RunVerdict {
  readonly kind: 'run';
  readonly rule: string;
  readonly effect: EffectName;
}

export type FinalVerdict = SignInVerdict | SignOutVerdict | HandshakeVerdict;

export interface SignInVerdict {
  readonly kind: 'signed-in';
  readonly rule: string;
  /** The outcome of the return table. */
  readonly handshakeReturn: ReturnOutcome;
}

export interface SignOutVerdict {
  readonly kind: 'signed-out';
  readonly rule: string;
  readonly reason: SignOutReason;
  /** The outcome of the return table. */
  readonly handshakeReturn: ReturnOutcome;
}

/** A row calls for a handshake. The gate decides whether the response is a redirect to it. */
export interface HandshakeVerdict {
  readonly kind: 'handshake';
  readonly rule: string;
  readonly reason: HandshakeReason;
  readonly target: HandshakeTarget | undefined;
  /** The outcome of the gate table. */
  readonly gate: GateOutcome;
}

/**
 * Looks the session table up, then the table that completes its outcome: the gate for a handshake, the return table
 * for a page.
 */
export function decideSession(facts: Facts): SessionVerdict {
  const { rule, outcome } = decide<Facts, SessionOutcome>(SESSION_RULES, facts);
  switch (outcome[0]) {
    case 'run':
      return { kind: 'run', rule, effect: outcome[1] };
    case 'signed-in':
      return { kind: 'signed-in', rule, handshakeReturn: decideReturn(facts) };
    case 'signed-out':
      return { kind: 'signed-out', rule, reason: outcome[1], handshakeReturn: decideReturn(facts) };
    case 'handshake': {
      const [kind, reason, target] = outcome;
      const { outcome: gate } = decide<Facts, GateOutcome>(HANDSHAKE_GATE, facts);
      return { kind, rule, reason, target, gate };
    }
  }
}

function decideReturn(facts: Facts): ReturnOutcome {
  return decide<Facts, ReturnOutcome>(HANDSHAKE_RETURN, facts).outcome;
}
