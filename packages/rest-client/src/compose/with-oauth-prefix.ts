import type { Compose } from '../engine/operation.ts';

const PREFIX = 'oauth_';

/** Adds the prefix that the API requires to the name of an OAuth provider. */
export const withOauthPrefix: Compose = async (send, transport, operation, args, options) => {
  const [userId, provider, ...others] = args;
  return send(transport, operation, [userId, withPrefix(provider), ...others], options);
};

/** The engine rejects a provider that is blank or not a string. */
function withPrefix(provider: unknown): unknown {
  const isName = typeof provider === 'string' && provider.trim() !== '';
  return isName && !provider.startsWith(PREFIX) ? `${PREFIX}${provider}` : provider;
}
