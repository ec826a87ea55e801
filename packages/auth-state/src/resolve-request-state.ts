import { requireGlobals } from '@x/errors/internal';
import { decideMachine, decideSession } from './decide/decisions.ts';
import type { Facts } from './decide/facts.ts';
import type { EffectName } from './decide/session-rules.ts';
import type { EffectInput, EffectResult, Finding } from './effects/effect.ts';
import { refreshSession } from './effects/refresh-session.ts';
import { resolveHandshake } from './effects/resolve-handshake.ts';
import { type MachineFinding, verifyMachineToken } from './effects/verify-machine-token.ts';
import { verifySession } from './effects/verify-session.ts';
import { decodeTokens } from './facts/decode-tokens.ts';
import { factsOf } from './facts/facts-of.ts';
import { machineFactsOf } from './facts/machine-facts-of.ts';
import { readRequest } from './facts/read-request.ts';
import { tokenTypeOf } from './facts/token-type-of.ts';
import type { RequestHead } from './http/request-head.ts';
import { createDecode, type DecodedToken } from './ports/create-decode.ts';
import type { Ports, SessionTokenRequest } from './ports/ports.ts';
import { machineState } from './render/machine-state.ts';
import type { AnyRequestState } from './render/request-state.ts';
import { sessionState } from './render/session-state.ts';
import type { Settings } from './settings/settings.ts';
import type { AcceptsToken, MachineTokenType } from './wire/token-type.ts';

const EFFECTS: { readonly [Name in EffectName]: (input: EffectInput) => Promise<EffectResult> } = {
  'resolve-handshake': resolveHandshake,
  verify: verifySession,
  refresh: refreshSession,
};

/** Resolves to the state of a request: reads it, decodes its tokens, decides about its facts and renders the result. */
export async function resolveRequestState(
  request: RequestHead,
  settings: Settings,
  ports: Ports,
): Promise<AnyRequestState> {
  requireGlobals('Headers', 'URL');
  const { acceptsToken = 'session_token' } = settings.options;
  const decode = createDecode(ports, settings.options);
  const seen = readRequest(request, settings);
  const tokens = decodeTokens(seen, settings, decode);
  const facts = factsOf(seen, tokens, settings);
  const input: EffectInput = { seen, tokens, settings, ports, decode };
  const ofMachine =
    acceptsToken === 'session_token' ? undefined : await machineStateOf(facts, acceptsToken, input);
  return ofMachine ?? (await sessionStateOf(facts, input));
}

/** Decides about a session, and runs effects until a row is final. */
async function sessionStateOf(initialFacts: Facts, input: EffectInput): Promise<AnyRequestState> {
  const { seen, tokens, settings, ports } = input;
  let facts = initialFacts;
  let finding: Finding = {};
  let verdict = decideSession(facts);
  // Each effect sets the fact that led to it. A test of the table proves that at most three run.
  while (verdict.kind === 'run') {
    const result = await EFFECTS[verdict.effect](input);
    facts = { ...facts, ...result.facts };
    finding = { ...finding, ...result.finding };
    verdict = decideSession(facts);
  }
  const createSessionToken = sessionTokenCreator(ports, settings);
  return sessionState(verdict, { facts, finding, seen, tokens, settings, createSessionToken });
}

/** Resolves to undefined if the session table must decide. */
async function machineStateOf(
  facts: Facts,
  acceptsToken: AcceptsToken,
  { seen, tokens, settings, ports }: EffectInput,
): Promise<AnyRequestState | undefined> {
  const token = tokens.carrier === 'header' ? tokens.token : undefined;
  const bearer = token && tokenTypeOf(token);
  const hasSeveralTypes = typeof acceptsToken !== 'string' || acceptsToken === 'any';
  // Rows that use this type require a machine token, or accept a single type of machine token.
  const tokenType = (hasSeveralTypes ? bearer : acceptsToken) as MachineTokenType;
  let machineFacts = machineFactsOf(acceptsToken, bearer);
  let finding: MachineFinding = {};
  let { rule, outcome } = decideMachine(machineFacts);
  if (outcome[0] === 'run') {
    // The row requires a bearer token.
    const verifiable = token as DecodedToken;
    const result = await verifyMachineToken({
      tokenType,
      token: verifiable,
      options: settings.options,
      ports,
    });
    machineFacts = { ...machineFacts, ...result.facts };
    finding = result.finding;
    ({ rule, outcome } = decideMachine(machineFacts));
  }
  if (outcome[0] === 'session' || outcome[0] === 'run') {
    return undefined;
  }
  const isUnavailable = machineFacts.verified === 'unavailable';
  return machineState(outcome, { rule, tokenType, finding, isUnavailable, facts, seen, tokens, settings });
}

/** Returns the port that creates session tokens, with the options of the request. */
function sessionTokenCreator({ createSessionToken }: Ports, { options }: Settings) {
  return createSessionToken && ((request: SessionTokenRequest) => createSessionToken(request, options));
}
