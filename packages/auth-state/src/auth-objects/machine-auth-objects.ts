import { ConfigError } from '@x/errors';
import { quote, readArgument } from '@x/errors/internal';
import type { MachineTokens } from '../wire/machine-token.ts';
import type { MachineTokenType } from '../wire/token-type.ts';
import { createDebug, type DebugData } from './debug-data.ts';
import { deny, noToken } from './denied.ts';

/** The owner of an API key, which the prefix of the subject names. */
type KeyOwner =
  | { readonly userId: string; readonly orgId: null }
  | { readonly userId: null; readonly orgId: string }
  | { readonly userId: null; readonly orgId: null };

/** The fields that only one type of machine token has. */
interface MachineDetails {
  api_key: Pick<MachineTokens['api_key'], 'name' | 'claims'> & KeyOwner;
  m2m_token: Pick<MachineTokens['m2m_token'], 'claims'> & { readonly machineId: string };
  oauth_token: Pick<MachineTokens['oauth_token'], 'clientId'> & { readonly userId: string };
}

type NullDetails<Type extends MachineTokenType> = {
  readonly [Field in keyof MachineDetails[Type]]: null;
};

/** The fields that all machine auth objects have. Handlers compare scopes themselves: `has()` is always false. */
interface CommonMachineObject<Type extends MachineTokenType> {
  readonly tokenType: Type;
  readonly has: (params?: unknown) => false;
  readonly debug: () => DebugData;
}

/** The fields that the authenticated machines of all types have. */
export interface AuthenticatedMachine<Type extends MachineTokenType> extends CommonMachineObject<Type> {
  readonly isAuthenticated: true;
  readonly id: string;
  /** The id of the user, the organization or the machine that the token stands for. */
  readonly subject: string;
  /** What the token can be used for. */
  readonly scopes: readonly string[];
  /** The token of the request. */
  readonly getToken: () => Promise<string>;
}

/** The fields that the unauthenticated machines of all types have. */
export interface UnauthenticatedMachine<Type extends MachineTokenType> extends CommonMachineObject<Type> {
  readonly isAuthenticated: false;
  readonly id: null;
  readonly subject: null;
  readonly scopes: null;
  /** Resolves to `null`. */
  readonly getToken: () => Promise<null>;
}

/** The auth object of a machine whose token was verified, by the type of the token. */
// `Type extends Type` turns a union of token types into a union of objects, so that `tokenType` narrows it.
export type AuthenticatedMachineObject<Type extends MachineTokenType = MachineTokenType> = Type extends Type
  ? AuthenticatedMachine<Type> & MachineDetails[Type]
  : never;

/** The auth object for a machine token that is missing or was rejected. Every field of the machine is `null`. */
export type UnauthenticatedMachineObject<Type extends MachineTokenType = MachineTokenType> = Type extends Type
  ? UnauthenticatedMachine<Type> & NullDetails<Type>
  : never;

/** The auth object of a request whose token has a type that is not accepted. */
export interface InvalidTokenAuthObject {
  readonly tokenType: null;
  readonly isAuthenticated: false;
  /** Resolves to `null`. */
  readonly getToken: () => Promise<null>;
  /** Always false. */
  readonly has: (params?: unknown) => false;
  /** Returns data for logs, in which credentials are redacted. */
  readonly debug: () => DebugData;
}

const DETAILS: { readonly [Type in MachineTokenType]: (token: MachineTokens[Type]) => MachineDetails[Type] } =
  {
    api_key: ({ name, claims, subject }) => ({ name, claims, ...ownerOf(subject) }),
    m2m_token: ({ claims, subject }) => ({ claims, machineId: subject }),
    oauth_token: ({ clientId, subject }) => ({ clientId, userId: subject }),
  };

const NO_DETAILS: { readonly [Type in MachineTokenType]: NullDetails<Type> } = {
  api_key: { name: null, claims: null, userId: null, orgId: null },
  m2m_token: { claims: null, machineId: null },
  oauth_token: { clientId: null, userId: null },
};

function ownerOf(subject: string): KeyOwner {
  if (subject.startsWith('user_')) {
    return { userId: subject, orgId: null };
  }
  return { userId: null, orgId: subject.startsWith('org_') ? subject : null };
}

/** Creates the auth object of a machine from its verified token. */
export function authenticatedMachineObject<Type extends MachineTokenType>(
  tokenType: Type,
  token: string,
  machineToken: MachineTokens[Type],
  debugData: DebugData = {},
): AuthenticatedMachineObject<Type> {
  checkTokenType(tokenType, 'authenticatedMachineObject');
  return readArgument('The machine token', () => {
    checkMachineToken(machineToken);
    return createAuthenticated(tokenType, token, machineToken, debugData);
  });
}

function checkTokenType(tokenType: unknown, owner: string): void {
  if (typeof tokenType !== 'string' || !Object.hasOwn(DETAILS, tokenType)) {
    throw new ConfigError(
      `${owner} takes one of the token types ${Object.keys(DETAILS).join(', ')}, not ${quote(tokenType)}.`,
    );
  }
}

function checkMachineToken(machineToken: unknown): void {
  if (typeof Reflect.get(Object(machineToken), 'subject') !== 'string') {
    throw new ConfigError(
      `authenticatedMachineObject takes a verified machine token with its subject, not ${quote(machineToken)}.`,
    );
  }
}

function createAuthenticated<Type extends MachineTokenType>(
  tokenType: Type,
  token: string,
  machineToken: MachineTokens[Type],
  debugData: DebugData,
): AuthenticatedMachineObject<Type> {
  const { id, subject, scopes } = machineToken;
  const common: AuthenticatedMachine<Type> = {
    tokenType,
    isAuthenticated: true,
    id,
    subject,
    scopes,
    getToken: async () => token,
    has: deny,
    debug: createDebug(debugData),
  };
  // The type consists of these two parts, but the compiler does not combine them for a generic type.
  return { ...common, ...DETAILS[tokenType](machineToken) } as unknown as AuthenticatedMachineObject<Type>;
}

/** Creates the auth object of a request without a valid machine token. */
export function unauthenticatedMachineObject<Type extends MachineTokenType>(
  tokenType: Type,
  debugData: DebugData = {},
): UnauthenticatedMachineObject<Type> {
  checkTokenType(tokenType, 'unauthenticatedMachineObject');
  const common: UnauthenticatedMachine<Type> = {
    tokenType,
    isAuthenticated: false,
    id: null,
    subject: null,
    scopes: null,
    getToken: noToken,
    has: deny,
    debug: createDebug(debugData),
  };
  // The type consists of these two parts, but the compiler does not combine them for a generic type.
  return { ...common, ...NO_DETAILS[tokenType] } as unknown as UnauthenticatedMachineObject<Type>;
}

/** Creates the auth object of a request whose token has a type that is not accepted. */
export function invalidTokenAuthObject(debugData: DebugData = {}): InvalidTokenAuthObject {
  return {
    tokenType: null,
    isAuthenticated: false,
    getToken: noToken,
    has: deny,
    debug: createDebug(debugData),
  };
}
