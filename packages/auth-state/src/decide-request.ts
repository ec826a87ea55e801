import { decide } from './decide/decide.ts';
import { MACHINE_RULES, type MachineOutcome } from './decide/machine-rules.ts';
import { type EffectName, SESSION_RULES, type SessionOutcome } from './decide/session-rules.ts';
import { createDecode } from './effects/create-decode.ts';
import type { EffectResult, Finding } from './effects/finding.ts';
import { refreshSession } from './effects/refresh-session.ts';
import { resolveHandshake } from './effects/resolve-handshake.ts';
import { type MachineFinding, verifyMachineToken } from './effects/verify-machine-token.ts';
import { verifySession } from './effects/verify-session.ts';
import type { DecodedToken } from './facts/choose-cookies.ts';
import { readMachineFacts } from './facts/read-machine-facts.ts';
import { type ReadRequest, readRequest } from './facts/read-request.ts';
import { tokenTypeOf } from './facts/token-type-of.ts';
import type { Ports } from './ports/ports.ts';
import { machineState } from './render/machine-state.ts';
import type { AnyRequestState } from './render/request-state.ts';
import { sessionState } from './render/session-state.ts';
import type { Settings } from './settings/settings.ts';
import type { AcceptsToken, MachineTokenType } from './wire/token-type.ts';

const EFFECTS: { readonly [Name in EffectName]: (read: ReadRequest) => Promise<EffectResult> } = {
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
  const read = readRequest(request, settings, ports, createDecode(ports, settings.options));
  const { acceptsToken = 'session_token' } = settings.options;
  return (
    (acceptsToken !== 'session_token' && (await decideMachine(read, acceptsToken))) || decideSession(read)
  );
}

async function decideSession(read: ReadRequest): Promise<AnyRequestState> {
  // Of this request alone, so that effects may add to them.
  const { facts } = read;
  const finding: Finding = {};
  for (;;) {
    const [rule, , outcome]: readonly [string, object, SessionOutcome] = decide(SESSION_RULES, facts);
    if (outcome[0] !== 'run') {
      return sessionState(outcome, finding, { rule, read });
    }
    // Every effect sets the fact that asked for it: the tests of the table count at most three.
    const result = await EFFECTS[outcome[1]](read);
    Object.assign(facts, result.facts);
    Object.assign(finding, result);
  }
}

/** Undefined when the session table is to decide. */
async function decideMachine(
  read: ReadRequest,
  acceptsToken: AcceptsToken,
): Promise<AnyRequestState | undefined> {
  const { token, facts } = read;
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
    finding = await verifyMachineToken(tokenType, token as DecodedToken, read);
    machineFacts = { ...machineFacts, verified: finding.verified };
  }
}
