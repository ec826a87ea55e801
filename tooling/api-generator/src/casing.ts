// Pure

/** Acronyms are spelled as words, such as `Saml`. `OAuth` keeps its usual spelling. */
const ACRONYMS: ReadonlyMap<string, string> = new Map([
  ['SAML', 'Saml'],
  ['SCIM', 'Scim'],
  ['JWKS', 'Jwks'],
  ['JWT', 'Jwt'],
  ['URL', 'Url'],
  ['CName', 'Cname'],
]);

/** `web3_wallets` -> `web3Wallets`. */
export function camelCase(name: string): string {
  return name.replace(/_+([a-z0-9])/g, (_match, next: string) => next.toUpperCase());
}

/** `web3Wallets` -> `web3_wallets`, `primaryEmailAddressID` -> `primary_email_address_id`. */
export function snakeCase(name: string): string {
  return name.replace(/[a-z0-9](?=[A-Z])|[A-Z](?=[A-Z][a-z])/g, '$&_').toLowerCase();
}

/** `verification_otp` -> `VerificationOtp`, `SAMLConnection` -> `SamlConnection`. */
export function typeCase(name: string): string {
  const words = camelCase(name.replace(/[.-]/g, '_'));
  const spelled = [...ACRONYMS].reduce((text, [from, to]) => text.replaceAll(from, to), words);
  return capitalize(spelled);
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `emailAddresses` -> `email-addresses`. */
export function kebabCase(name: string): string {
  return name
    .replace(/^_+experimental_/, '')
    .replace('idPOAuth', 'idpOauth')
    .replace('OAuth', 'Oauth')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
