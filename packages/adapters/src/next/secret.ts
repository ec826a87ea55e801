import { ConfigError } from '@x/errors';

/** Throws a `ConfigError` for an invalid option. The message never quotes the secret. */
export function checkSecret(secret: unknown): void {
  if (secret !== undefined && (typeof secret !== 'string' || secret === '')) {
    throw new ConfigError(
      secret === ''
        ? 'Option "secret" is empty. Is the environment variable set?'
        : `Option "secret" must be a string, not a value of type ${typeof secret}.`,
    );
  }
}

/** Returns the default of the option. Throws a `ConfigError` if it is missing. */
export function secretOfEnvironment(): string {
  const secret = process.env['CLERK_SECRET_KEY'];
  if (secret === undefined || secret === '') {
    throw new ConfigError('Set CLERK_SECRET_KEY in the environment, or pass the option "secret".');
  }
  return secret;
}
