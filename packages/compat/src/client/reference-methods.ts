// Pure

/** The methods of `@clerk/backend` 3.25.0, by resource. Their results have types. */
export interface ReferenceMethods {
  /** Applications that no account owns yet. */
  __experimental_accountlessApplications:
    | 'createAccountlessApplication'
    | 'completeAccountlessApplicationOnboarding';
  /** Tokens for signing in as another user. */
  actorTokens: 'create' | 'revoke';
  /** Sessions for agents. */
  agentTasks: 'create' | 'revoke';
  /** Identifiers that can sign up. */
  allowlistIdentifiers:
    | 'getAllowlistIdentifierList'
    | 'createAllowlistIdentifier'
    | 'deleteAllowlistIdentifier';
  /** API keys of users and organizations. */
  apiKeys: 'list' | 'create' | 'get' | 'update' | 'delete' | 'revoke' | 'getSecret' | 'verify';
  betaFeatures: 'changeDomain';
  /** Identifiers that cannot sign up. */
  blocklistIdentifiers:
    | 'getBlocklistIdentifierList'
    | 'createBlocklistIdentifier'
    | 'deleteBlocklistIdentifier';
  /** Plans and subscriptions. */
  billing:
    | 'getPlanList'
    | 'cancelSubscriptionItem'
    | 'extendSubscriptionItemFreeTrial'
    | 'getOrganizationBillingSubscription'
    | 'getUserBillingSubscription';
  /** Browsers and devices with their sessions. */
  clients: 'getClientList' | 'getClient' | 'verifyClient' | 'getHandshakePayload';
  /** The domains of the instance. */
  domains: 'list' | 'add' | 'update' | 'delete' | 'deleteDomain';
  /** Email addresses of users. */
  emailAddresses: 'getEmailAddress' | 'createEmailAddress' | 'updateEmailAddress' | 'deleteEmailAddress';
  /** Emails to users. */
  emails: 'create' | 'createBatch' | 'get';
  /** Connections to identity providers. */
  enterpriseConnections:
    | 'createEnterpriseConnection'
    | 'updateEnterpriseConnection'
    | 'getEnterpriseConnectionList'
    | 'getEnterpriseConnection'
    | 'deleteEnterpriseConnection';
  idPOAuthAccessToken: 'verify';
  /** The settings of the instance. */
  instance:
    | 'get'
    | 'update'
    | 'updateRestrictions'
    | 'getOrganizationSettings'
    | 'updateOrganizationSettings';
  /** Invitations to the application. */
  invitations:
    | 'getInvitationList'
    | 'createInvitation'
    | 'createInvitationBulk'
    | 'revokeInvitation'
    | 'deleteInvitation';
  jwks: 'getJwks';
  /** Templates of tokens with your own claims. */
  jwtTemplates: 'list' | 'get' | 'create' | 'update' | 'delete';
  /** Machines and their scopes. */
  machines:
    | 'get'
    | 'list'
    | 'create'
    | 'update'
    | 'delete'
    | 'getSecretKey'
    | 'rotateSecretKey'
    | 'createScope'
    | 'deleteScope';
  /** Tokens with which machines call each other. */
  m2m: 'list' | 'createToken' | 'revokeToken' | 'verify';
  /** Applications for which the instance is the OAuth provider. */
  oauthApplications: 'list' | 'get' | 'create' | 'update' | 'delete' | 'rotateSecret' | 'revokeToken';
  /** Organizations with their members, invitations and domains. */
  organizations:
    | 'getOrganizationList'
    | 'createOrganization'
    | 'getOrganization'
    | 'updateOrganization'
    | 'updateOrganizationLogo'
    | 'deleteOrganizationLogo'
    | 'updateOrganizationMetadata'
    | 'replaceOrganizationMetadata'
    | 'deleteOrganization'
    | 'getOrganizationMembershipList'
    | 'getInstanceOrganizationMembershipList'
    | 'createOrganizationMembership'
    | 'updateOrganizationMembership'
    | 'updateOrganizationMembershipMetadata'
    | 'deleteOrganizationMembership'
    | 'getOrganizationInvitationList'
    | 'createOrganizationInvitation'
    | 'createOrganizationInvitationBulk'
    | 'getOrganizationInvitation'
    | 'revokeOrganizationInvitation'
    | 'getOrganizationDomainList'
    | 'createOrganizationDomain'
    | 'updateOrganizationDomain'
    | 'deleteOrganizationDomain';
  /** Permissions in organizations. */
  organizationPermissions:
    | 'getOrganizationPermissionList'
    | 'getOrganizationPermission'
    | 'createOrganizationPermission'
    | 'updateOrganizationPermission'
    | 'deleteOrganizationPermission';
  /** Roles in organizations. */
  organizationRoles:
    | 'getOrganizationRoleList'
    | 'getOrganizationRole'
    | 'createOrganizationRole'
    | 'updateOrganizationRole'
    | 'deleteOrganizationRole'
    | 'assignPermissionToOrganizationRole'
    | 'removePermissionFromOrganizationRole';
  /** Phone numbers of users. */
  phoneNumbers: 'getPhoneNumber' | 'createPhoneNumber' | 'updatePhoneNumber' | 'deletePhoneNumber';
  proxyChecks: 'verify';
  /** URLs that native applications can be redirected to. */
  redirectUrls: 'getRedirectUrlList' | 'getRedirectUrl' | 'createRedirectUrl' | 'deleteRedirectUrl';
  /** Sets of roles that organizations use. */
  roleSets:
    | 'getRoleSetList'
    | 'getRoleSet'
    | 'createRoleSet'
    | 'updateRoleSet'
    | 'addRolesToRoleSet'
    | 'replaceRoleInRoleSet'
    | 'replaceRoleSet';
  /** Sessions and their tokens. */
  sessions:
    | 'getSessionList'
    | 'getSession'
    | 'createSession'
    | 'revokeSession'
    | 'verifySession'
    | 'getToken'
    | 'refreshSession';
  /** Tokens that sign a user in. */
  signInTokens: 'createSignInToken' | 'revokeSignInToken';
  /** Attempts to sign up. */
  signUps: 'get' | 'update';
  testingTokens: 'createTestingToken';
  /** Users. */
  users:
    | 'getUserList'
    | 'getUser'
    | 'createUser'
    | 'updateUser'
    | 'replaceUserEmailAddress'
    | 'replaceUserPhoneNumber'
    | 'updateUserProfileImage'
    | 'updateUserMetadata'
    | 'replaceUserMetadata'
    | 'deleteUser'
    | 'getCount'
    | 'getUserOauthAccessToken'
    | 'disableUserMFA'
    | 'getOrganizationMembershipList'
    | 'getOrganizationInvitationList'
    | 'removePassword'
    | 'verifyPassword'
    | 'verifyTOTP'
    | 'banUser'
    | 'unbanUser'
    | 'lockUser'
    | 'unlockUser'
    | 'deleteUserProfileImage'
    | 'deleteUserPasskey'
    | 'deleteUserWeb3Wallet'
    | 'deleteUserExternalAccount'
    | 'deleteUserBackupCodes'
    | 'deleteUserTOTP'
    | 'setPasswordCompromised'
    | 'unsetPasswordCompromised';
  /** The waitlist. */
  waitlistEntries: 'list' | 'create' | 'createBulk' | 'invite' | 'reject' | 'delete';
  /** The portal for webhooks. */
  webhooks: 'createSvixApp' | 'generateSvixAuthURL' | 'deleteSvixApp';
  /** SAML connections. */
  samlConnections:
    | 'getSamlConnectionList'
    | 'createSamlConnection'
    | 'getSamlConnection'
    | 'updateSamlConnection'
    | 'deleteSamlConnection';
}
