import { type Calls, none } from './arguments.ts';

/** Calls of tokens, keys and machines. */
export const CALLS_OF_TOKENS: Calls = {
  'apiKeys.list': async (w) => [{ subject: await w.user() }],
  'apiKeys.create': async (w) => [
    { name: 'key', subject: await w.user(), scopes: ['read'], claims: { a: 1 } },
  ],
  'apiKeys.get': async (w) => [await w.apiKey()],
  'apiKeys.update': async (w) => {
    const subject = await w.user();
    const { id } = await w.post('/api_keys', { name: 'key', subject });
    return [{ apiKeyId: id, subject, scopes: ['write'] }];
  },
  'apiKeys.delete': async (w) => [await w.apiKey()],
  'apiKeys.revoke': async (w) => [{ apiKeyId: await w.apiKey(), revocationReason: 'lost' }],
  'apiKeys.getSecret': async (w) => [await w.apiKey()],
  'apiKeys.verify': async (w) => [await w.apiKeySecret()],
  'idPOAuthAccessToken.verify': async (w) => [(await w.oauthToken()).token],
  'jwks.getJwks': none,
  'jwtTemplates.list': none,
  'jwtTemplates.get': async (w) => [await w.jwtTemplate()],
  'jwtTemplates.create': (w) => [
    { name: `t-${w.next()}`, claims: { email: '{{user.primary_email_address}}' } },
  ],
  'jwtTemplates.update': async (w) => [
    { templateId: await w.jwtTemplate(), name: `t-${w.next()}`, claims: { a: 2 }, lifetime: 120 },
  ],
  'jwtTemplates.delete': async (w) => [await w.jwtTemplate()],
  'machines.get': async (w) => [await w.machine()],
  'machines.list': () => [{ limit: 5 }],
  'machines.create': async (w) => [
    { name: 'worker', scopedMachines: [await w.machine()], defaultTokenTtl: 600 },
  ],
  'machines.update': async (w) => [{ machineId: await w.machine(), name: 'other' }],
  'machines.delete': async (w) => [await w.machine()],
  'machines.getSecretKey': async (w) => [await w.machine()],
  'machines.rotateSecretKey': async (w) => [{ machineId: await w.machine(), previousTokenTtl: 60 }],
  'machines.createScope': async (w) => [await w.machine(), await w.machine()],
  'machines.deleteScope': async (w) => await w.scope(),
  'm2m.list': async (w) => {
    const subject = await w.machine();
    return [{ subject, machineSecretKey: await w.machineKey(subject) }];
  },
  'm2m.createToken': async (w) => [
    { machineSecretKey: await w.machineKey(await w.machine()), claims: { a: 1 }, secondsUntilExpiration: 60 },
  ],
  'm2m.revokeToken': async (w) => [{ m2mTokenId: (await w.m2mToken()).id, revocationReason: 'lost' }],
  'm2m.verify': async (w) => [{ token: (await w.m2mToken()).token }],
  'oauthApplications.list': none,
  'oauthApplications.get': async (w) => [await w.oauthApplication()],
  'oauthApplications.create': () => [
    { name: 'app', redirectUris: ['https://a.example/cb'], scopes: 'email' },
  ],
  'oauthApplications.update': async (w) => [
    { oauthApplicationId: await w.oauthApplication(), name: 'other' },
  ],
  'oauthApplications.delete': async (w) => [await w.oauthApplication()],
  'oauthApplications.rotateSecret': async (w) => [await w.oauthApplication()],
  'oauthApplications.revokeToken': async (w) => [await w.oauthToken()],
  'testingTokens.createTestingToken': none,
};
