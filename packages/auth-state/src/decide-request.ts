import { decide } from './decide/decide.ts';
import { MACHINE_RULES, type MachineOutcome } from './decide/machine-rules.ts';
import { type EffectName, SESSION_RULES, type SessionOutcome } from './decide/session-rules.ts';
import { askToDecode } from './effects/ask-port.ts';
import type { EffectContext, EffectResult, Finding } from './effects/finding.ts';
import { refreshSession } from './effects/refresh-session.ts';
import { resolveHandshake } from './effects/resolve-handshake.ts';
import { type MachineFinding, verifyMachineToken } from './effects/verify-machine-token.ts';
import { verifySession } from './effects/verify-session.ts';
import type { Decode, DecodedToken } from './facts/choose-cookies.ts';
import { readMachineFacts } from './facts/read-machine-facts.ts';
import { readRequest } from './facts/read-request.ts';
import { tokenTypeOf } from './facts/token-type-of.ts';
import type { AuthenticateRequestOptions } from './options.ts';
import type { Ports } from './ports.ts';
import { machineState } from './render/machine-state.ts';
import type { AnyRequestState } from './render/request-state.ts';
import { sessionState } from './render/session-state.ts';
import type { Settings } from './settings.ts';
import type { AcceptsToken, MachineTokenType } from './token-type.ts';

const EFFECTS: { readonly [Name in EffectName]: (context: EffectContext) => Promise<EffectResult> } = {
  'resolve-handshake': resolveHandshake,
  verify: verifySession,
  refresh: refreshSession,
};

/** Reads a request, and looks rows up and runs effects until a row tells a state. */
export async function decideRequest(
  request: Request,
  settings: Settings,
  ports: Ports,
): Promise<AnyRequestState> {
  const { options } = settings;
  const nowInMs = options.currentDate?.getTime() ?? Date.now();
  const decode = createDecode(ports, options);
  const context: EffectContext = {
    read: readRequest(request, settings, decode, nowInMs),
    decode,
    ports,
  };
  const { acceptsToken = 'session_token' } = options;
  return (
    (acceptsToken !== 'session_token' && (await decideMachine(context, acceptsToken))) ||
    decideSession(context)
  );
}

/** Takes each token of a request apart once, wherever and however often it is in it. */
function createDecode(ports: Ports, options: AuthenticateRequestOptions): Decode {
  const known: DecodedToken[] = [];
  return (text) => {
    let token = known.find((one) => one.text === text);
    if (token === undefined) {
      token = { text, jwt: askToDecode(ports, text, options) };
      known.push(token);
    }
    return token;
  };
}

async function decideSession(context: EffectContext): Promise<AnyRequestState> {
  const { read, ports } = context;
  // Of this request alone, so that effects may add to them.
  const { facts } = read;
  const finding: Finding = {};
  for (;;) {
    const [rule, , outcome]: readonly [string, object, SessionOutcome] = decide(SESSION_RULES, facts);
    if (outcome[0] !== 'run') {
      return sessionState(outcome, finding, { rule, read }, ports);
    }
    // Every effect sets the fact that asked for it: the tests of the table count at most three.
    const result = await EFFECTS[outcome[1]](context);
    Object.assign(facts, result.facts);
    Object.assign(finding, result);
  }
}

/** Undefined when the session table is to decide. */
async function decideMachine(
  { read, ports }: EffectContext,
  acceptsToken: AcceptsToken,
): Promise<AnyRequestState | undefined> {
  const { token, facts, settings } = read;
  const bearer = facts.carrier === 'header' && token ? tokenTypeOf(token) : undefined;
  // A type that is accepted alone is that of the answer, else the one that was brought. Rows ask for machines only.
  const tokenType = (
    typeof acceptsToken !== 'string' || acceptsToken === 'any' ? bearer : acceptsToken
  ) as MachineTokenType;
  let machineFacts = readMachineFacts(acceptsToken, bearer);
  let finding: MachineFinding = machineFacts;
  for (;;) {
    const [rule, , outcome]: readonly [string, object, MachineOutcome] = decide(MACHINE_RULES, machineFacts);
    if (outcome[0] === 'session') {
      return undefined;
    }
    if (outcome[0] !== 'run') {
      return machineState(outcome, tokenType, finding, { rule, read });
    }
    // A bearer token is there by the facts of the row.
    finding = await verifyMachineToken(tokenType, token as DecodedToken, settings.options, ports);
    machineFacts = { ...machineFacts, verified: finding.verified };
  }
}
