import { inspect } from 'node:util';
import { ConfigError } from '@x/errors';
import { describe, expect, it } from 'vitest';
import {
  type SignWebhookOptions,
  signWebhook,
  type VerifyWebhookOptions,
  verifyWebhook,
  type WebhookInput,
} from './index.ts';
import { deliveryOf, EVENT, now, OTHER_SECRET, SECRET } from './test-support/delivery.test-support.ts';

// Hostile values do not have the types of the arguments.
const verify = (options: unknown, input: unknown = deliveryOf()) =>
  verifyWebhook(input as WebhookInput, options as VerifyWebhookOptions);
const sign = (options: unknown, payload: unknown = EVENT) =>
  signWebhook(payload as object, options as SignWebhookOptions);

const configError = (message: string) =>
  expect.objectContaining({ name: 'ConfigError', message: expect.stringContaining(message) });

describe.each([
  ['verifyWebhook', verify],
  ['signWebhook', sign],
])('%s() rejects with a ConfigError', (owner, call) => {
  const WHERE = 'Copy the signing secret of the endpoint from the Clerk Dashboard; it begins with "whsec_".';
  it.each<readonly [name: string, secret: unknown, message: string]>([
    ['undefined', undefined, 'Option "signingSecret" is missing.'],
    ['null', null, 'Option "signingSecret" is missing.'],
    ['a number', 1, 'Option "signingSecret" must be a string, not a value of type number.'],
    ['bytes', new Uint8Array(24), 'Option "signingSecret" must be a string, not a value of type object.'],
    ['an empty string', '', 'Option "signingSecret" is empty.'],
    ['a prefix alone', 'whsec_', 'Option "signingSecret" is empty.'],
    ['a secret key', 'sk_test_abcdefgh1234', 'is not a signing secret but a secret key ("sk_").'],
    ['a publishable key', 'pk_test_YWJjZGVmZw', 'is not a signing secret but a publishable key ("pk_").'],
    ['a token', 'eyJhbGciOiJ.eyJzdWIi.c2ln', 'is not a signing secret but a token ("eyJ").'],
    [
      'a secret in quotation marks',
      `"${SECRET}"`,
      'Option "signingSecret" is in quotation marks. Remove them.',
    ],
    ['a secret before a line break', `${SECRET}\n`, 'Option "signingSecret" begins or ends with white space'],
    ['a secret after a space', ` ${SECRET}`, 'Option "signingSecret" begins or ends with white space'],
    ['base64url', 'whsec_ab-_', 'Option "signingSecret" is not base64.'],
    [
      'white space within',
      'whsec_abcd efgh',
      'Option "signingSecret" has a space or a character outside of ASCII.',
    ],
    ['a secret key after the prefix', 'whsec_sk_test_abcdefgh1234', 'Option "signingSecret" is not base64.'],
    ['an impossible length', 'whsec_abcde', 'Option "signingSecret" is not base64.'],
    ['padding in the middle', 'whsec_ab==cd==', 'Option "signingSecret" is not base64.'],
    ['too much padding', 'whsec_abc==', 'Option "signingSecret" is not base64.'],
    ['padding alone', 'whsec_==', 'Option "signingSecret" is not base64.'],
    ['a byte', 'whsec_YQ==', 'Option "signingSecret" must have at least 16 bytes, not 1: it is cut off'],
    [
      'of 15 bytes',
      'whsec_YWFhYWFhYWFhYWFhYWFh',
      'Option "signingSecret" must have at least 16 bytes, not 15',
    ],
    [
      'of 15 bytes, without its prefix',
      'YWFhYWFhYWFhYWFhYWFh',
      'Option "signingSecret" must have at least 16 bytes, not 15',
    ],
    [
      'a list with a short one',
      [SECRET, 'whsec_YWFhYWFhYWE='],
      'Option "signingSecret[1]" must have at least 16 bytes, not 8',
    ],
    ['an entry that is empty', [SECRET, ''], 'Option "signingSecret[1]" is empty.'],
    ['an entry that is missing', [undefined], 'Option "signingSecret[0]" is missing.'],
    [
      'an entry of another kind',
      [SECRET, 'sk_test_abcdefgh1234'],
      'Option "signingSecret[1]" is not a signing',
    ],
  ])('for a signing secret that is %s', async (_name, signingSecret, message) => {
    const outcome = call({ signingSecret });
    await expect(outcome).rejects.toEqual(configError(message));
    const isMalformed = /quotation|white space|a space/.test(message);
    await expect(outcome).rejects.toEqual(configError(isMalformed ? message : WHERE));
    const shown = inspect(await outcome.catch((error: unknown) => error), { depth: 9, showHidden: true });
    for (const secret of [signingSecret].flat().filter((one) => typeof one === 'string' && one.length > 6)) {
      expect(shown).not.toContain(secret);
      expect(shown).not.toContain(String(secret).trim().slice(6));
    }
  });

  it('for an empty list of secrets', async () => {
    await expect(call({ signingSecret: [] })).rejects.toEqual(configError('must not be an empty list.'));
  });

  it('for an unknown option, with a suggestion', async () => {
    const message = `Unknown option "signingSecrets" of ${owner}. Did you mean "signingSecret"?`;
    await expect(call({ signingSecret: SECRET, signingSecrets: SECRET })).rejects.toEqual(
      configError(message),
    );
  });

  it.each([undefined, null, SECRET, [SECRET]])('for options that are %o', async (options) => {
    await expect(call(options)).rejects.toEqual(configError(`${owner} takes an object of options, not `));
  });

  it('for options that throw', async () => {
    const options = {
      get signingSecret() {
        throw new Error('mine');
      },
    };
    await expect(call(options)).rejects.toEqual(configError(`The options of ${owner} cannot be read`));
  });
});

describe('verifyWebhook() rejects with a ConfigError', () => {
  it.each<readonly [name: string, value: unknown, message: string]>([
    ['toleranceInSeconds', -1, 'must be a number of at least 0, not -1.'],
    ['toleranceInSeconds', Number.NaN, 'must be a number of at least 0, not NaN.'],
    ['toleranceInSeconds', Number.POSITIVE_INFINITY, 'must be a number of at least 0, not Infinity.'],
    ['toleranceInSeconds', '300', 'must be a number of at least 0, not "300".'],
    ['toleranceInSeconds', null, 'must be a number of at least 0, not null.'],
    ['maxBodyLength', 0, 'must be a number of at least 1, not 0.'],
    ['maxBodyLength', Number.POSITIVE_INFINITY, 'must be a number of at least 1, not Infinity.'],
    ['maxBodyLength', '1mb', 'must be a number of at least 1, not "1mb".'],
    ['timeoutInMs', 0, 'must be a number of at least 1, not 0.'],
    ['timeoutInMs', '5s', 'must be a number of at least 1, not "5s".'],
    ['now', 1, 'must be a function that returns milliseconds, not 1.'],
    ['now', () => Number.NaN, 'must return milliseconds since 1970, not NaN.'],
    ['now', () => new Date(0), 'must return milliseconds since 1970, not an object of the class Date.'],
    [
      'now',
      () => 1_700_000_000,
      'must return milliseconds since 1970, not 1700000000. It looks like seconds',
    ],
    ['now', () => Number.NEGATIVE_INFINITY, 'must return milliseconds since 1970, not -Infinity.'],
  ])('for the option %s with the value %o', async (name, value, message) => {
    const outcome = verify({ signingSecret: SECRET, [name]: value });
    await expect(outcome).rejects.toEqual(configError(`Option "${name}" ${message}`));
  });

  it.each<unknown>([undefined, null, 1, 'text', {}, { headers: null }, { headers: 'a: b', body: '' }])(
    'for a request that is %o',
    async (input) => {
      const message = 'The first argument has no headers. Pass a Request';
      await expect(verifyWebhook(input as WebhookInput, { signingSecret: SECRET })).rejects.toEqual(
        configError(message),
      );
    },
  );

  it('for headers that throw', async () => {
    const headers = {
      get host() {
        throw new Error('mine');
      },
    };
    await expect(verify({ signingSecret: SECRET }, { headers, body: '' })).rejects.toEqual(
      configError('The headers of the request cannot be read'),
    );
  });

  it('for a wrong option, even if the request is wrong as well', async () => {
    await expect(verify({ signingSecret: '' }, undefined)).rejects.toBeInstanceOf(ConfigError);
  });
});

it.each<readonly [name: string, secret: string]>([
  ['without padding', 'whsec_YWFhYWFhYWFhYWFhYWFhYQ'],
  ['of 16 bytes, with padding of two', 'whsec_YWFhYWFhYWFhYWFhYWFhYQ=='],
  ['with padding of one', 'whsec_YWFhYWFhYWFhYWFhYWFhYWE='],
  ['of 24 bytes, as the standard requires', 'whsec_YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh'],
  ['without its prefix', 'YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh'],
  [
    'of 100 bytes',
    'whsec_YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYQ==',
  ],
  ['with every other character', 'whsec_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'],
])('verifyWebhook() accepts a secret %s', async (_name, secret) => {
  const { error } = await verify({ signingSecret: secret, now }, deliveryOf({ secret }));
  expect(error).toBeNull();
});

it('verifyWebhook() keeps apart secrets that were used before', async () => {
  for (let index = 0; index < 250; index++) {
    const secret = `whsec_${Buffer.from(`a secret of the tenant ${index}`).toString('base64')}`;
    expect((await verify({ signingSecret: secret, now }, deliveryOf({ secret }))).error).toBeNull();
    expect((await verify({ signingSecret: OTHER_SECRET, now }, deliveryOf({ secret }))).error?.reason).toBe(
      'signature-mismatch',
    );
  }
});
