// Pure
import type { ReverificationConfig } from '@x/auth-state';
import type {
  ActClaim,
  FactorAges,
  JwtPayload,
  PermissionKey,
  RoleKey,
  SessionStatusClaim,
} from '../jwt/types.ts';
import type { MachineTokenType, SessionTokenType } from './token-types.ts';

/** `any`, as in the reference: programs read fields of unknown types. */
type DebugData = Record<string, any>;

/** A name, with completion of its prefixes. */
type ScopedName = `user:${string}` | `org:${string}` | (string & Record<never, never>);

type Requirements = { reverification?: ReverificationConfig } & (
  | { role: RoleKey; permission?: never; feature?: never; plan?: never }
  | { role?: never; permission: PermissionKey; feature?: never; plan?: never }
  | { role?: never; permission?: never; feature: ScopedName; plan?: never }
  | { role?: never; permission?: never; feature?: never; plan: ScopedName }
  | { role?: never; permission?: never; feature?: never; plan?: never }
);

/** Returns whether the session has everything that is required. */
export type CheckAuthorization = (requirements: Requirements) => boolean;

/** Resolves to the session token, or to a new one with options. */
export type GetToken = (options?: { template?: string; expiresInSeconds?: number }) => Promise<string | null>;

/** How a session with open tasks counts. */
export interface PendingSessionOptions {
  /** Whether a session with open tasks (status `pending`) counts as signed out. Default true. */
  treatPendingAsSignedOut?: boolean;
}

/** The auth object of a signed-in user. */
export type SignedInAuthObject = {
  /** The claims of the session token. */
  sessionClaims: JwtPayload;
  /** `sess_...`. */
  sessionId: string;
  /** `pending` if the session has open tasks. `null` if the token does not say it. */
  sessionStatus: SessionStatusClaim | null;
  /** The user who impersonates this one, with the id in `sub`. `undefined` without impersonation. */
  actor: ActClaim | undefined;
  /** `user_...`. */
  userId: string;
  /** The active organization: `org_...`. `undefined` without one. */
  orgId: string | undefined;
  /** The role in the active organization, such as `org:admin`. `undefined` without one. */
  orgRole: RoleKey | undefined;
  /** The slug of the active organization. `undefined` without one. */
  orgSlug: string | undefined;
  /** The permissions in the active organization, such as `org:invoices:create`. `undefined` without one. */
  orgPermissions: PermissionKey[] | undefined;
  /** Minutes since the first and the second factor were verified, -1 if never. `null` if the token does not say. */
  factorVerificationAge: FactorAges | null;
  /** Always `session_token`. */
  tokenType: SessionTokenType;
  /** Resolves to the session token, or to a new one with options. */
  getToken: GetToken;
  /** Returns whether the session has everything that is required. */
  has: CheckAuthorization;
  /** Returns data for logs, without secrets. */
  debug: () => DebugData;
  isAuthenticated: true;
};

/** The auth object of a visitor who is not signed in. */
export type SignedOutAuthObject = {
  sessionClaims: null;
  sessionId: null;
  /** `pending` if there is a session with open tasks, which counts as signed out, else `null`. */
  sessionStatus: SessionStatusClaim | null;
  actor: null;
  userId: null;
  orgId: null;
  orgRole: null;
  orgSlug: null;
  orgPermissions: null;
  factorVerificationAge: null;
  /** Always `session_token`. */
  tokenType: SessionTokenType;
  /** Resolves to null. */
  getToken: GetToken;
  /** Returns false. */
  has: CheckAuthorization;
  /** Returns data for logs, without secrets. */
  debug: () => DebugData;
  isAuthenticated: false;
};

type Claims = Record<string, any> | null;

/** The fields that only one type of machine token has. */
type MachineDetails = {
  api_key: { name: string; claims: Claims } & (
    | { userId: string; orgId: null }
    | { userId: null; orgId: string }
  );
  m2m_token: { claims: Claims; machineId: string };
  oauth_token: { userId: string; clientId: string };
};

type NoMachineDetails = {
  api_key: { name: null; claims: null; userId: null; orgId: null };
  m2m_token: { claims: null; machineId: null };
  oauth_token: { userId: null; clientId: null };
};

/** The auth object of a machine whose token was verified, by the type of the token. */
// `Type extends Type` turns a union of token types into a union of objects, so that `tokenType` narrows it.
export type AuthenticatedMachineObject<Type extends MachineTokenType = MachineTokenType> = Type extends Type
  ? {
      id: string;
      /** The owner of the token: `user_...`, `org_...` or `mch_...`. */
      subject: string;
      /** The scopes of the token. */
      scopes: string[];
      /** Resolves to the token. */
      getToken: () => Promise<string>;
      /** Returns false: compare the scopes yourself. */
      has: CheckAuthorization;
      /** Returns data for logs, without secrets. */
      debug: () => DebugData;
      /** The type of the token, such as `api_key`. */
      tokenType: Type;
      isAuthenticated: true;
    } & MachineDetails[Type]
  : never;

/** The auth object for a machine token that is missing or was rejected. */
export type UnauthenticatedMachineObject<Type extends MachineTokenType = MachineTokenType> = Type extends Type
  ? {
      id: null;
      subject: null;
      scopes: null;
      /** Resolves to null. */
      getToken: () => Promise<null>;
      /** Returns false. */
      has: CheckAuthorization;
      /** Returns data for logs, without secrets. */
      debug: () => DebugData;
      /** The type of token that was expected, such as `api_key`. */
      tokenType: Type;
      isAuthenticated: false;
    } & NoMachineDetails[Type]
  : never;

/** The auth object for a token whose type is not accepted. */
export type InvalidTokenAuthObject = {
  isAuthenticated: false;
  tokenType: null;
  /** Resolves to null. */
  getToken: () => Promise<null>;
  /** Returns false. */
  has: () => false;
  /** Returns data for logs, without secrets. */
  debug: () => DebugData;
};

/** The auth object of a browser, signed in or not. */
export type SessionAuthObject = SignedInAuthObject | SignedOutAuthObject;

/** The auth object of a machine, authenticated or not, by the type of its token. */
export type MachineAuthObject<Type extends MachineTokenType> = Type extends Type
  ? AuthenticatedMachineObject<Type> | UnauthenticatedMachineObject<Type>
  : never;

/** Any auth object. */
export type AuthObject =
  | SessionAuthObject
  | AuthenticatedMachineObject
  | UnauthenticatedMachineObject
  | InvalidTokenAuthObject;
