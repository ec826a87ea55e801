import type { Compose } from '../operation.ts';

/** A provider by its name with or without the prefix that the API wants. */
export const withOauthPrefix: Compose = async (send, transport, operation, args, options) => {
  const [userId, provider, ...others] = args;
  // What is no name is left as it is, for the engine to refuse.
  const named = typeof provider === 'string' ? provider.replace(/^(?!oauth_|\s*$)/, 'oauth_') : provider;
  return send(transport, operation, [userId, named, ...others], options);
};
