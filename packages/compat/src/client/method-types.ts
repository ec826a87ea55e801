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
  expired_token: string;
  refresh_token: string;
  request_origin: string;
  request_originating_ip?: string;
  request_headers?: Record<string, string[]>;
  suffixed_cookies?: boolean;
  format?: 'token' | 'cookie';
}

/** Parameters of a new domain with the names of the API. */
export interface AddDomainParamsInSnakeCase {
  name: string;
  is_satellite: boolean;
  proxy_url?: string | null;
}

/** Claims of a template can be of an interface, which is not a record. */
type WithClaims<Params> = Omit<Params, 'claims'> & { claims: object };

/** The result of a call about a user: its JSON. */
export interface UserIdResult {
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
  __experimental_accountlessApplications: {
    createAccountlessApplication: (params?: AccountlessParams) => Promise<AccountlessApplication>;
    completeAccountlessApplicationOnboarding: (params?: AccountlessParams) => Promise<AccountlessApplication>;
  };
  agentTasks: {
    create: (
      params: Omit<CreateAgentTaskParams, 'permissions'> & { permissions: string },
    ) => Promise<AgentTask>;
  };
  blocklistIdentifiers: {
    getBlocklistIdentifierList: (
      params?: PaginationParams,
    ) => Promise<PaginatedResourceResponse<BlocklistIdentifier[]>>;
  };
  domains: { add: (params: AddDomainParams | AddDomainParamsInSnakeCase) => Promise<Domain> };
  emails: {
    createBatch: (
      messages: ReadonlyArray<CreateEmailParams & { idempotencyKey?: string | undefined }>,
    ) => Promise<BatchEmailResult[]>;
  };
  idPOAuthAccessToken: {
    verify: (accessToken: string, options?: VerifyAccessTokenOptions) => Promise<IdPOAuthAccessToken>;
  };
  invitations: {
    createInvitationBulk: (params: readonly CreateInvitationBulkItem[]) => Promise<Invitation[]>;
  };
  jwtTemplates: {
    create: (params: WithClaims<CreateJwtTemplateParams>) => Promise<JwtTemplate>;
    update: (params: WithClaims<UpdateJwtTemplateParams>) => Promise<JwtTemplate>;
  };
  organizations: {
    getOrganizationInvitationList: (
      params: Omit<GetOrganizationInvitationListParams, 'status'> & {
        status?:
          | OrganizationInvitation['status']
          | Array<NonNullable<OrganizationInvitation['status']>>
          | undefined;
      },
    ) => Promise<PaginatedResourceResponse<OrganizationInvitation[]>>;
  };
  sessions: {
    getSessionList: (
      params?: Omit<GetSessionListParams, 'status'> & {
        status?: GetSessionListParams['status'] | 'pending' | undefined;
      },
    ) => Promise<PaginatedResourceResponse<Session[]>>;
    refreshSession: RefreshSession;
  };
  users: {
    deleteUserBackupCodes: (userId: string) => Promise<UserIdResult>;
    deleteUserTOTP: (userId: string) => Promise<UserIdResult>;
    disableUserMFA: (userId: string) => Promise<UserIdResult>;
    verifyPassword: (params: { userId: string; password: string }) => Promise<{ verified: true }>;
    verifyTOTP: (params: { userId: string; code: string }) => Promise<{ verified: true; code_type: 'totp' }>;
  };
  waitlistEntries: {
    createBulk: (params: readonly CreateWaitlistEntryBulkItem[]) => Promise<WaitlistEntry[]>;
  };
  webhooks: {
    createSvixApp: () => Promise<{ svix_url: string }>;
    generateSvixAuthURL: () => Promise<{ svix_url: string }>;
  };
}
