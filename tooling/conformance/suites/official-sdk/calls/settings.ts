import { type Calls, none } from './arguments.ts';

const email = {
  to: { address: 'a@example.com' },
  from: { address: 'b@example.com' },
  subject: 'Hi',
  text: 'Hi',
};

/** Calls of an instance and its settings. */
export const CALLS_OF_SETTINGS: Calls = {
  '__experimental_accountlessApplications.createAccountlessApplication': () => [{}],
  '__experimental_accountlessApplications.completeAccountlessApplicationOnboarding': () => [{}],
  'allowlistIdentifiers.getAllowlistIdentifierList': none,
  'allowlistIdentifiers.createAllowlistIdentifier': (w) => [{ identifier: w.email(), notify: false }],
  'allowlistIdentifiers.deleteAllowlistIdentifier': async (w) => [await w.allowlistIdentifier()],
  'betaFeatures.changeDomain': () => [{ homeUrl: 'https://example.com', isSecondary: false }],
  'blocklistIdentifiers.getBlocklistIdentifierList': none,
  'blocklistIdentifiers.createBlocklistIdentifier': (w) => [{ identifier: w.email() }],
  'blocklistIdentifiers.deleteBlocklistIdentifier': async (w) => [await w.blocklistIdentifier()],
  'domains.list': none,
  'domains.add': (w) => [{ name: `d${w.next()}.example.com`, is_satellite: true }],
  'domains.update': async (w) => [{ domainId: await w.domain(), name: `d${w.next()}.example.com` }],
  'domains.delete': async (w) => [await w.domain()],
  'domains.deleteDomain': async (w) => [await w.domain()],
  'emails.create': () => [email],
  'emails.createBatch': () => [[email, email]],
  'emails.get': () => ['ema_1'],
  'instance.get': none,
  'instance.update': () => [{ testMode: true, supportEmail: 'a@example.com' }],
  'instance.updateRestrictions': () => [{ allowlist: true, blocklist: false }],
  'instance.getOrganizationSettings': none,
  'instance.updateOrganizationSettings': () => [{ enabled: true, maxAllowedMemberships: 5 }],
  'proxyChecks.verify': async (w) => [
    { domainId: await w.domain(), proxyUrl: 'https://app.example.com/__clerk' },
  ],
  'redirectUrls.getRedirectUrlList': none,
  'redirectUrls.getRedirectUrl': async (w) => [await w.redirectUrl()],
  'redirectUrls.createRedirectUrl': (w) => [{ url: `https://app.example.com/${w.next()}` }],
  'redirectUrls.deleteRedirectUrl': async (w) => [await w.redirectUrl()],
  'webhooks.createSvixApp': none,
  'webhooks.generateSvixAuthURL': async (w) => {
    await w.post('/webhooks/svix');
    return [];
  },
  'webhooks.deleteSvixApp': async (w) => {
    await w.post('/webhooks/svix');
    return [];
  },
};
