/** Methods whose arguments of the reference are a type error, with what to write. */
export const ARGUMENT_DIFFERENCES: Readonly<Record<string, string>> = {
  '__experimental_accountlessApplications.createAccountlessApplication':
    '`requestHeaders` is missing: pass `{ headers }` as the last argument',
  '__experimental_accountlessApplications.completeAccountlessApplicationOnboarding':
    '`requestHeaders` is missing: pass `{ headers }` as the last argument',
  'agentTasks.create': "`permissions` is `'*'`; any other string is sent, but is a type error",
  'blocklistIdentifiers.getBlocklistIdentifierList':
    'no parameters: the API ignores `limit` and `offset`. Passing them is a `ConfigError`',
  'domains.add': 'fields in camel case: `isSatellite`, `proxyUrl`. Snake case is sent, but is a type error',
  'domains.update':
    'fields in camel case: `isSecondary`, `proxyUrl`. Snake case is sent, but is a type error',
  'enterpriseConnections.createEnterpriseConnection':
    'without `syncUserAttributes`, `authenticatable` and `disableJitProvisioning`, which the API does not describe: they are sent, but are a type error',
  'enterpriseConnections.updateEnterpriseConnection':
    'without `provider`, `authenticatable` and `disableJitProvisioning`, which the API does not describe: they are sent, but are a type error',
  'idPOAuthAccessToken.verify': 'no option `audience`, a `ConfigError`: compare `aud` of the result',
  'instance.update':
    '`enhancedEmailDeliverability` is not described any more: it is sent, but is a type error',
  'instance.updateRestrictions':
    '`ignoreDotsForGmailAddresses` is not described any more: it is sent, but is a type error',
  'jwtTemplates.create': '`claims` is a `Record<string, unknown>`, and not an `object`',
  'jwtTemplates.update': '`claims` is a `Record<string, unknown>`, and not an `object`',
  'organizations.getOrganizationInvitationList':
    '`status` is a single value; a list is sent, but is a type error',
  'organizations.updateOrganizationDomain': 'without `name`: it is sent, but is a type error',
  'samlConnections.createSamlConnection':
    'without `idpCertificates`: it is sent, but is a type error. Deprecated: use `enterpriseConnections`',
  'samlConnections.updateSamlConnection':
    'without `provider` and `idpCertificates`: they are sent, but are a type error. Deprecated: use `enterpriseConnections`',
  'sessions.getSessionList': "`status: 'pending'` is sent, but is a type error",
  'sessions.refreshSession':
    'fields in camel case, such as `expiredToken`. Snake case is sent, but is a type error',
  'users.createUser': 'without `timezone`: it is sent, but is a type error',
  'users.getUserList': '`last_active_at_since` is `lastActiveAtSince`',
  'users.updateUser': 'without `timezone`: it is sent, but is a type error',
};
