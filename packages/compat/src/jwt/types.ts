// Pure

declare global {
  /** The custom claims of your session tokens. Add your types by declaration merging. */
  interface CustomJwtSessionClaims {}

  /** The roles and permissions of your organizations. Add `role` and `permission` by declaration merging. */
  interface ClerkAuthorization {}
}

/** A role of an organization. */
export type RoleKey = ClerkAuthorization extends { role: infer Role extends string } ? Role : string;

/** A permission in an organization. */
export type PermissionKey = ClerkAuthorization extends { permission: infer Permission extends string }
  ? Permission
  : string;

/** The actor that acts as the user (RFC 8693, section 4.1). */
export interface ActClaim {
  /** The id of the actor. */
  sub: string;
  /** `agent` if the actor is a program. */
  type?: 'agent';
  [claim: string]: unknown;
}

/** The status of a session with a token. */
export type SessionStatusClaim = 'active' | 'pending';

/** Minutes since each factor was verified, or -1 for a factor that is not in use. */
export type FactorAges = [firstFactor: number, secondFactor: number];

/** The claims that tokens of all versions have. */
interface CommonClaims {
  /** The token itself. */
  __raw: string;
  /** The issuer: the URL of the Frontend API of the instance. */
  iss: string;
  /** The id of the user. */
  sub: string;
  /** The id of the session. */
  sid: string;
  /** When the token becomes valid. */
  nbf: number;
  /** When the token expires. */
  exp: number;
  /** When the token was issued. */
  iat: number;
  /** The origin that the token was made for. */
  azp?: string;
  /** The actor who impersonates the user. */
  act?: ActClaim;
  /** Minutes since each factor was verified. A token of version 1 has none. */
  fva?: FactorAges;
  /** The status of the session. */
  sts?: SessionStatusClaim;
  [claim: string]: unknown;
}

/** The claims about the organization, which depend on the version of the token. */
type OrganizationClaims =
  | {
      /** The version of the claims: 2, or absent for 1. */
      v?: undefined;
      /** The id of the active organization, in version 1 only. */
      org_id?: string;
      /** The slug of the active organization, in version 1 only. */
      org_slug?: string;
      /** The role in the active organization, in version 1 only. */
      org_role?: RoleKey;
      /** The permissions in the active organization, in version 1 only. */
      org_permissions?: PermissionKey[];
    }
  | {
      /** The version of the claims: 2, or absent for 1. */
      v: 2;
      /** The features, each with the scope `u` or `o`. */
      fea?: string;
      /** The plan, with its scope. */
      pla?: string;
      /** The active organization. */
      o?: {
        /** The id of the organization. */
        id: string;
        /** The slug of the organization. */
        slg?: string;
        /** The role, without the prefix `org:`. */
        rol?: RoleKey;
        /** The names of permissions. */
        per?: string;
        /** For each feature, the permissions that belong to it, as a bit mask. */
        fpm?: string;
      };
      /** The id of the active organization, in version 1 only. */
      org_id?: never;
      /** The slug of the active organization, in version 1 only. */
      org_slug?: never;
      /** The role in the active organization, in version 1 only. */
      org_role?: never;
      /** The permissions in the active organization, in version 1 only. */
      org_permissions?: never;
    };

/** The claims of a token. Only those that verification checks are known to be there. */
export type JwtPayload = CommonClaims & CustomJwtSessionClaims & OrganizationClaims;

/** The header of a token (RFC 7515, section 4). */
export interface JwtHeader {
  /** The algorithm of the signature. */
  alg: string;
  /** The type of the token. Session tokens have `JWT`. */
  typ?: string;
  /** The type of the content, for nested tokens. */
  cty?: string;
  /** The parameters that a verifier must understand. Tokens with any are rejected. */
  crit?: Array<string | Exclude<keyof JwtHeader, 'crit'>>;
  /** The id of the key. */
  kid: string;
  /** The URL of a JWKS. It is never loaded. */
  jku?: string;
  /** The URL of a certificate. It is never loaded. */
  x5u?: string | string[];
  /** The SHA-256 digest of a certificate. It is not checked. */
  'x5t#S256'?: string;
  /** The SHA-1 digest of a certificate. It is not checked. */
  x5t?: string;
  /** A chain of certificates. It is not checked. */
  x5c?: string | string[];
  /** When the first token of the session was issued, in seconds since 1970. */
  oiat?: number;
  /** The class of the token, such as that of a session. */
  cat?: string;
}

/** A decoded token. */
export interface Jwt {
  /** The header. Nothing in it is verified. */
  header: JwtHeader;
  /** The claims. Nothing in them is verified. */
  payload: JwtPayload;
  /** The bytes of the signature. */
  signature: Uint8Array;
  /** The segments of the token as they were sent. */
  raw: {
    /** The first segment. */
    header: string;
    /** The second segment. */
    payload: string;
    /** The third segment. */
    signature: string;
    /** The whole token. */
    text: string;
  };
}
