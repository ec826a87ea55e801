// Pure
import type {
  AddDomainParams,
  CreateAgentTaskParams,
  CreateEmailParams,
  CreateInvitationBulkItem,
  CreateJwtTemplateParams,
  CreateWaitlistEntryBulkItem,
  GetOrganizationInvitationListParams,
  GetSessionListParams,
  PaginationParams,
  RefreshSessionParams,
  UpdateJwtTemplateParams,
} from '@x/rest-client';
import type {
  AccountlessApplication,
  AgentTask,
  BlocklistIdentifier,
  Cookies,
  Domain,
  IdPOAuthAccessToken,
  Invitation,
  JwtTemplate,
  OrganizationInvitation,
  Session,
  Token,
  WaitlistEntry,
} from '../resources/types.ts';
import type { AccountlessParams } from './accountless-methods.ts';
import type { BatchEmailResult } from './email-methods.ts';
import type { VerifyAccessTokenOptions } from './oauth-token-methods.ts';
import type { PaginatedResourceResponse } from './page.ts';

/** The names that the reference has for the parameters of `refreshSession`. */
export interface RefreshTokenParams {
  /** The session token that has expired. */
  expired_token: string;
  /** The refresh token of the browser. */
  refresh_token: string;
  /** The origin of the request of the browser. */
  request_origin: string;
  /** The IP address of the browser. */
  request_originating_ip?: string;
  /** The headers of the request of the browser. */
  request_headers?: Record<string, string[]>;
  /** Whether the names of the cookies have the suffix of the instance. */
  suffixed_cookies?: boolean;
  /** `token`: a token. `cookie`: `Set-Cookie` headers. Default: `token`. */
  format?: 'token' | 'cookie';
}

/** Parameters of a new domain with the names of the API. */
export interface AddDomainParamsInSnakeCase {
  /** The host name, such as `example.com`. */
  name: string;
  /** Whether it is a satellite domain. */
  is_satellite: boolean;
  /** Where the Frontend API is proxied. `null` without a proxy. */
  proxy_url?: string | null;
}

/** Claims of a template can be of an interface, which is not a record. */
type WithClaims<Params> = Omit<Params, 'claims'> & { claims: object };

/** The result of a call about a user: its JSON. */
export interface UserIdResult {
  /** `user_...`. The JSON of the API has `user_id`, which is not renamed. */
  userId: string;
}

/** Refreshes a session. The format decides what it resolves to. */
export interface RefreshSession {
  (
    sessionId: string,
    params: (RefreshSessionParams | RefreshTokenParams) & { format: 'cookie' },
  ): Promise<Cookies>;
  (sessionId: string, params: RefreshSessionParams | RefreshTokenParams): Promise<Token>;
}

/** The methods whose types are not those that follow from `@x/rest-client`, by resource. */
export interface MethodTypes {
  /** The parameters can be left out. */
  __experimental_accountlessApplications: {
    /** Creates an application that no account owns yet. */
    createAccountlessApplication: (params?: AccountlessParams) => Promise<AccountlessApplication>;
    /** Ends the setup of the application. */
    completeAccountlessApplicationOnboarding: (params?: AccountlessParams) => Promise<AccountlessApplication>;
  };
  /** The permissions are a string. */
  agentTasks: {
    /** Creates a session for an agent. */
    create: (
      params: Omit<CreateAgentTaskParams, 'permissions'> & { permissions: string },
    ) => Promise<AgentTask>;
  };
  /** The list takes a page, which the API ignores. */
  blocklistIdentifiers: {
    /** Resolves to the identifiers that cannot sign up. */
    getBlocklistIdentifierList: (
      params?: PaginationParams,
    ) => Promise<PaginatedResourceResponse<BlocklistIdentifier[]>>;
  };
  /** The names of parameters can be those of the API. */
  domains: { add: (params: AddDomainParams | AddDomainParamsInSnakeCase) => Promise<Domain> };
  /** Results have the resource of each email. */
  emails: {
    /** Sends up to 100 emails. Resolves to one result for each. */
    createBatch: (
      messages: ReadonlyArray<CreateEmailParams & { idempotencyKey?: string | undefined }>,
    ) => Promise<BatchEmailResult[]>;
  };
  /** The audience can be checked. */
  idPOAuthAccessToken: {
    /** Resolves to the token, or rejects if it is not valid. */
    verify: (accessToken: string, options?: VerifyAccessTokenOptions) => Promise<IdPOAuthAccessToken>;
  };
  /** A list without a page. */
  invitations: {
    /** Invites several people. */
    createInvitationBulk: (params: readonly CreateInvitationBulkItem[]) => Promise<Invitation[]>;
  };
  /** Claims can have the type of an interface. */
  jwtTemplates: {
    /** Creates a template. */
    create: (params: WithClaims<CreateJwtTemplateParams>) => Promise<JwtTemplate>;
    /** Changes a template. */
    update: (params: WithClaims<UpdateJwtTemplateParams>) => Promise<JwtTemplate>;
  };
  /** The status can be one value or a list. */
  organizations: {
    /** Resolves to the invitations of an organization. */
    getOrganizationInvitationList: (
      params: Omit<GetOrganizationInvitationListParams, 'status'> & {
        /** Keeps invitations with one of these statuses. */
        status?:
          | OrganizationInvitation['status']
          | Array<NonNullable<OrganizationInvitation['status']>>
          | undefined;
      },
    ) => Promise<PaginatedResourceResponse<OrganizationInvitation[]>>;
  };
  /** The status can be `pending`, and the format decides what a refresh resolves to. */
  sessions: {
    /** Resolves to the sessions of a client or of a user. */
    getSessionList: (
      params?: Omit<GetSessionListParams, 'status'> & {
        /** Keeps sessions with this status. */
        status?: GetSessionListParams['status'] | 'pending' | undefined;
      },
    ) => Promise<PaginatedResourceResponse<Session[]>>;
    /** Resolves to a token, or to cookies. */
    refreshSession: RefreshSession;
  };
  /** Results are the JSON of the API. */
  users: {
    /** Deletes all backup codes of a user. */
    deleteUserBackupCodes: (userId: string) => Promise<UserIdResult>;
    /** Deletes the authenticator app of a user. */
    deleteUserTOTP: (userId: string) => Promise<UserIdResult>;
    /** Removes all second factors of a user. */
    disableUserMFA: (userId: string) => Promise<UserIdResult>;
    /** Resolves if the password is right, else rejects. */
    verifyPassword: (params: { userId: string; password: string }) => Promise<{ verified: true }>;
    /** Resolves if the code is right, else rejects. */
    verifyTOTP: (params: { userId: string; code: string }) => Promise<{ verified: true; code_type: 'totp' }>;
  };
  /** A list without a page. */
  waitlistEntries: {
    /** Adds several people to the waitlist. */
    createBulk: (params: readonly CreateWaitlistEntryBulkItem[]) => Promise<WaitlistEntry[]>;
  };
  /** Results are the JSON of the API. */
  webhooks: {
    /** Creates the portal. Resolves to its URL. */
    createSvixApp: () => Promise<{ svix_url: string }>;
    /** Resolves to a new URL of the portal. */
    generateSvixAuthURL: () => Promise<{ svix_url: string }>;
  };
}
