import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createClerkClient } from 'clerk-latest';
import { beforeAll, describe, expect, it } from 'vitest';
import { methodNames } from '../official-sdk/render-methods.ts';
import { type NotAssignable, notAssignable } from './names/assignable-types.ts';
import { exportedNames } from './names/exported-names.ts';
import { findReference, installed } from './names/find-reference.ts';
import { type DifferingMethods, differingMethods } from './names/method-types.ts';
import { missingNames } from './names/missing-names.ts';
import { NOT_ASSIGNABLE } from './names/not-assignable.ts';

const require = createRequire(import.meta.url);
const { directory } = await findReference(undefined);
const reference = exportedNames(directory);
const ENTRIES = ['', '/errors', '/internal', '/jwt', '/proxy', '/webhooks'] as const;

describe('@x/compat', () => {
  it('has every value and every type of the reference', () => {
    expect(reference.get('.')?.types.size).toBeGreaterThan(100);
    expect(missingNames(reference, exportedNames(installed('@x/compat')))).toEqual([]);
  });

  it.each(ENTRIES)('exports the values of "%s" at run time, in ESM and CommonJS', async (entry) => {
    const names = Object.keys(await import(`clerk-latest${entry}`)).filter((name) => name !== 'default');
    const ours = await import(`@x/compat${entry}`);
    expect(names.filter((name) => !(name in ours))).toEqual([]);
    expect(names.filter((name) => !(name in require(`@x/compat${entry}`)))).toEqual([]);
    // A module that imports CommonJS finds the names that a lexer has found.
    const lexed = await import(require.resolve(`@x/compat${entry}`));
    expect(names.filter((name) => !(name in lexed))).toEqual([]);
  });
});

/**
 * Types of the reference that cannot be assigned to ours. A program gets values of these types from the package, and makes
 * none: ours say more exactly which values a field has.
 */
const MADE_BY_THE_PACKAGE: readonly string[] = [
  'APIKey',
  'ActorToken',
  'ActorTokenJSON',
  'AllowlistIdentifier',
  'BillingPlanJSON',
  'BillingSubscription',
  'BillingSubscriptionItem',
  'BillingSubscriptionItemJSON',
  'BillingSubscriptionJSON',
  'BlocklistIdentifier',
  'ClerkAPIResponseError',
  'ClerkClient',
  'ClerkRequest',
  'Client',
  'ClientJSON',
  'Domain',
  'EmailAddressJSON',
  'EnterpriseConnection',
  'EnterpriseConnectionSamlConnection',
  'EnterpriseConnectionSamlConnectionLoginHint',
  'ExternalAccount',
  'ExternalAccountJSON',
  'InstanceJSON',
  'InstanceRestrictionsJSON',
  'InstanceSettings',
  'Invitation',
  'InvitationJSON',
  'JwtTemplate',
  'JwtTemplateJSON',
  'M2MToken',
  'Machine',
  'MachineTokenVerificationError',
  'OAuthApplication',
  'OAuthApplicationJSON',
  'OauthAccessToken',
  'Organization',
  'OrganizationDomain',
  'OrganizationDomainJSON',
  'OrganizationDomainVerification',
  'OrganizationDomainVerificationJSON',
  'OrganizationDomainWebhookEvent',
  'OrganizationInvitation',
  'OrganizationInvitationAcceptedWebhookEvent',
  'OrganizationInvitationJSON',
  'OrganizationInvitationWebhookEvent',
  'OrganizationMembership',
  'OrganizationMembershipJSON',
  'OrganizationMembershipPublicUserDataJSON',
  'OrganizationMembershipWebhookEvent',
  'OrganizationSettingsJSON',
  'PermissionWebhookEvent',
  'PhoneNumberJSON',
  'RequestState',
  'RoleWebhookEvent',
  'SMSMessage',
  'SamlConnection',
  'Session',
  'SessionJSON',
  'SessionWebhookEvent',
  'SignInToken',
  'SignJWTError',
  'SignUpAttempt',
  'SignUpJSON',
  'SignedOutState',
  'TokenVerificationError',
  'TokenVerificationErrorAction',
  'TokenVerificationErrorCode',
  'TokenVerificationErrorReason',
  'UnauthenticatedState',
  'User',
  'UserJSON',
  'UserWebhookEvent',
  'WaitlistEntry',
  'WaitlistEntryJSON',
  'WaitlistEntryWebhookEvent',
  'Web3WalletJSON',
  'WebhookEvent',
];

describe('the types of @x/compat', () => {
  let found: ReadonlyArray<NotAssignable>;
  beforeAll(() => {
    const folder = fileURLToPath(new URL('names', import.meta.url));
    found = ENTRIES.map((entry) => notAssignable(folder, `clerk-latest${entry}`, `@x/compat${entry}`));
  }, 300_000); // long enough for a busy machine

  it.each([
    ['ours can be assigned to those of the reference', 'oursToTheirs', Object.keys(NOT_ASSIGNABLE)],
    ['those of the reference can be assigned to ours', 'theirsToOurs', MADE_BY_THE_PACKAGE],
  ] as const)('%s, except for listed ones', (_title, direction, listed) => {
    const names = new Set(found.flatMap((entry) => entry[direction]));
    expect([...names].sort()).toEqual([...listed].sort());
  });
});

const DELETED =
  'Both return a deleted object. The type of the reference is the resource, whose fields are not there.';

/** Methods whose results a program cannot use as those of the reference, with the reason. */
const RESULTS: Readonly<Record<string, string>> = {
  'enterpriseConnections.deleteEnterpriseConnection': DELETED,
  'jwks.getJwks': 'A key need not be one of RSA, so that it need not have a modulus.',
  'machines.delete': DELETED,
  'machines.deleteScope': DELETED,
  'organizations.deleteOrganization': DELETED,
  'organizations.deleteOrganizationDomain': DELETED,
  'redirectUrls.deleteRedirectUrl': DELETED,
  'users.deleteUser': DELETED,
  'samlConnections.deleteSamlConnection': DELETED,
};

/** Methods that take other arguments than those of the reference, with the reason. */
const PARAMETERS: Readonly<Record<string, string>> = {};

describe('the methods of the client', () => {
  let found: DifferingMethods;
  beforeAll(() => {
    const methods = methodNames(createClerkClient({ secretKey: 'sk_test_1' }));
    expect(methods.length).toBeGreaterThan(150);
    found = differingMethods(fileURLToPath(new URL('names', import.meta.url)), methods);
  }, 300_000);

  it('return what the reference returns, except for listed ones', () => {
    expect([...found.results].sort()).toEqual(Object.keys(RESULTS).sort());
  });

  it('take what the reference takes, except for listed ones', () => {
    expect([...found.parameters].sort()).toEqual(Object.keys(PARAMETERS).sort());
  });
});

describe('missingNames()', () => {
  const names = (values: readonly string[], types: readonly string[] = []) => ({
    values: new Set(values),
    types: new Set(types),
  });

  it('returns entries, values and types that are missing', () => {
    const theirs = new Map([
      ['.', names(['a', 'b'], ['T', 'U'])],
      ['./new', names(['c'])],
    ]);
    expect(missingNames(theirs, new Map([['.', names(['a', 'U'])]]))).toEqual([
      '.: value b',
      '.: type T',
      './new: the entry',
    ]);
  });
});
