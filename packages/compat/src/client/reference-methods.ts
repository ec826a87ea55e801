// Pure

/** The methods of `@clerk/backend` 3.25.0, by resource. Their results have types. */
export interface ReferenceMethods {
  __experimental_accountlessApplications:
    | 'createAccountlessApplication'
    | 'completeAccountlessApplicationOnboarding';
  actorTokens: 'create' | 'revoke';
  agentTasks: 'create' | 'revoke';
  allowlistIdentifiers:
    | 'getAllowlistIdentifierList'
    | 'createAllowlistIdentifier'
    | 'deleteAllowlistIdentifier';
  apiKeys: 'list' | 'create' | 'get' | 'update' | 'delete' | 'revoke' | 'getSecret' | 'verify';
  betaFeatures: 'changeDomain';
  blocklistIdentifiers:
    | 'getBlocklistIdentifierList'
    | 'createBlocklistIdentifier'
    | 'deleteBlocklistIdentifier';
  billing:
    | 'getPlanList'
    | 'cancelSubscriptionItem'
    | 'extendSubscriptionItemFreeTrial'
    | 'getOrganizationBillingSubscription'
    | 'getUserBillingSubscription';
  clients: 'getClientList' | 'getClient' | 'verifyClient' | 'getHandshakePayload';
  domains: 'list' | 'add' | 'update' | 'delete' | 'deleteDomain';
  emailAddresses: 'getEmailAddress' | 'createEmailAddress' | 'updateEmailAddress' | 'deleteEmailAddress';
  emails: 'create' | 'createBatch' | 'get';
  enterpriseConnections:
    | 'createEnterpriseConnection'
    | 'updateEnterpriseConnection'
    | 'getEnterpriseConnectionList'
    | 'getEnterpriseConnection'
    | 'deleteEnterpriseConnection';
  idPOAuthAccessToken: 'verify';
  instance:
    | 'get'
    | 'update'
    | 'updateRestrictions'
    | 'getOrganizationSettings'
    | 'updateOrganizationSettings';
  invitations:
    | 'getInvitationList'
    | 'createInvitation'
    | 'createInvitationBulk'
    | 'revokeInvitation'
    | 'deleteInvitation';
  jwks: 'getJwks';
  jwtTemplates: 'list' | 'get' | 'create' | 'update' | 'delete';
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
  m2m: 'list' | 'createToken' | 'revokeToken' | 'verify';
  oauthApplications: 'list' | 'get' | 'create' | 'update' | 'delete' | 'rotateSecret' | 'revokeToken';
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
  organizationPermissions:
    | 'getOrganizationPermissionList'
    | 'getOrganizationPermission'
    | 'createOrganizationPermission'
    | 'updateOrganizationPermission'
    | 'deleteOrganizationPermission';
  organizationRoles:
    | 'getOrganizationRoleList'
    | 'getOrganizationRole'
    | 'createOrganizationRole'
    | 'updateOrganizationRole'
    | 'deleteOrganizationRole'
    | 'assignPermissionToOrganizationRole'
    | 'removePermissionFromOrganizationRole';
  phoneNumbers: 'getPhoneNumber' | 'createPhoneNumber' | 'updatePhoneNumber' | 'deletePhoneNumber';
  proxyChecks: 'verify';
  redirectUrls: 'getRedirectUrlList' | 'getRedirectUrl' | 'createRedirectUrl' | 'deleteRedirectUrl';
  roleSets:
    | 'getRoleSetList'
    | 'getRoleSet'
    | 'createRoleSet'
    | 'updateRoleSet'
    | 'addRolesToRoleSet'
    | 'replaceRoleInRoleSet'
    | 'replaceRoleSet';
  sessions:
    | 'getSessionList'
    | 'getSession'
    | 'createSession'
    | 'revokeSession'
    | 'verifySession'
    | 'getToken'
    | 'refreshSession';
  signInTokens: 'createSignInToken' | 'revokeSignInToken';
  signUps: 'get' | 'update';
  testingTokens: 'createTestingToken';
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
  waitlistEntries: 'list' | 'create' | 'createBulk' | 'invite' | 'reject' | 'delete';
  webhooks: 'createSvixApp' | 'generateSvixAuthURL' | 'deleteSvixApp';
  samlConnections:
    | 'getSamlConnectionList'
    | 'createSamlConnection'
    | 'getSamlConnection'
    | 'updateSamlConnection'
    | 'deleteSamlConnection';
}
