import { expect, it } from 'vitest';
import { kebabCase, typeCase } from './casing.ts';

it.each([
  ['verification_otp', 'VerificationOtp'],
  ['SAMLConnection', 'SamlConnection'],
  ['OAuthApplication', 'OAuthApplication'],
  ['CNameTarget', 'CnameTarget'],
])('typeCase(%s)', (name, expected) => {
  expect(typeCase(name)).toBe(expected);
});

it.each([
  ['emailAddresses', 'email-addresses'],
  ['oauthApplications', 'oauth-applications'],
  ['idPOAuthAccessToken', 'idp-oauth-access-token'],
  ['__experimental_accountlessApplications', 'accountless-applications'],
])('kebabCase(%s)', (name, expected) => {
  expect(kebabCase(name)).toBe(expected);
});
