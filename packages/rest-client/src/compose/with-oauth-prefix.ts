import type { Compose } from '../operation.ts';

const PREFIX = 'oauth_';

/** A provider by its name with or without the prefix that the API wants. */
export const withOauthPrefix: Compose = async (send, transport, operation, args, options) => {
  const [userId, provider, ...others] = args;
  const isShort = typeof provider === 'string' && provider.trim() !== '' && !provider.startsWith(PREFIX);
  return send(transport, operation, [userId, isShort ? PREFIX + provider : provider, ...others], options);
};
