import { type Making, makeToken, OTHER_PRIVATE_KEY } from '../../reference/hand-made-token.ts';
import { HANDSHAKES } from './handshakes.ts';
import { ORGANIZATION, SESSION_TOKENS } from './session-tokens.ts';
import { INSTANCES, type InstanceName, NOW } from './world.ts';

const machine = (claims: object, header: object): Making => ({
  claims: { sid: undefined, sts: undefined, v: undefined, fva: undefined, azp: undefined, ...claims },
  header: { ...header },
});
const m2m = (claims: object = {}, header: object = {}): Making =>
  machine(
    { sub: 'mch_1', jti: 'mt_1', scopes: 'mch_2 mch_3', aud: ['mch_2'], plan: 'pro', ...claims },
    { cat: 'cl_B7d4PD333AAA', ...header },
  );
const oauth = (claims: object = {}, header: object = {}): Making =>
  machine(
    { sub: 'user_1', jti: 'oat_1', client_id: 'client_1', scope: 'openid email', ...claims },
    { typ: 'at+jwt', cat: undefined, ...header },
  );

/** Signed tokens of machines. */
const MACHINE_TOKENS: Readonly<Record<string, Making>> = {
  m2m: m2m(),
  'm2m-without-cat': m2m({}, { cat: undefined }),
  'm2m-with-session-cat': m2m({}, { cat: 'cl_B7d4PD111AAA' }),
  'm2m-expired': m2m({ exp: NOW - 60 }),
  'm2m-other-key': { ...m2m(), key: OTHER_PRIVATE_KEY },
  'm2m-audience-alone': m2m({ scopes: undefined }),
  'm2m-no-audience': m2m({ aud: undefined, scopes: undefined, plan: undefined }),
  'm2m-scopes-are-a-list': m2m({ scopes: ['mch_2', 'mch_3'] }),
  oauth: oauth(),
  'oauth-long-typ': oauth({}, { typ: 'application/at+jwt' }),
  'oauth-expired': oauth({ exp: NOW - 60 }),
  'oauth-other-key': { ...oauth(), key: OTHER_PRIVATE_KEY },
  'oauth-audience': oauth({ aud: 'a', scope: undefined, scp: ['openid'] }),
  'oauth-no-scope': oauth({ scope: undefined, jti: undefined, client_id: undefined }),
  'oauth-for-someone': oauth({
    act: { sub: 'client_2', iss: 'https://x.example', act: { sub: 'client_3' } },
  }),
  'oauth-of-machine': oauth({ sub: 'mch_1' }),
};

/** Substitutes for tokens that must be treated the same way, when nothing else may distinguish them. */
const STAND_INS: Readonly<Record<string, Making>> = {
  'stand-in-valid': { header: { note: 1 } },
  'stand-in-refused': { header: { typ: 'other', note: 1 } },
  'stand-in-features': { claims: { ...ORGANIZATION, fea: '' } },
  'stand-in-permissions': { claims: { ...ORGANIZATION, o: { ...ORGANIZATION.o, per: '', fpm: '' } } },
  'stand-in-m2m': m2m({}, { note: 1 }),
  'stand-in-refused-party': { claims: { azp: 'https://nobody.example' } },
  'stand-in-malformed': { spoil: () => 'stand.in' },
};

/** Handshake tokens: `hs-` and the name of their directives, and tokens with a fault. */
const handshake = (name: string, more: Making = {}): Making => ({
  rawPayload: JSON.stringify({ handshake: HANDSHAKES[name] }),
  ...more,
});
const HANDSHAKE_TOKENS: Readonly<Record<string, Making>> = {
  ...Object.fromEntries(Object.keys(HANDSHAKES).map((name) => [`hs-${name}`, handshake(name)])),
  'hs-by-other-key': handshake('signed-in', { key: OTHER_PRIVATE_KEY }),
  'hs-with-template-cat': handshake('signed-in', { header: { cat: 'cl_B7d4PD222AAA' } }),
  'hs-with-ignored-cat': handshake('signed-in', { header: { cat: 'cl_I7d4PD111III' } }),
  'hs-without-cat': handshake('signed-in', { header: { cat: undefined } }),
  'hs-with-typ-of-oauth': handshake('signed-in', { header: { typ: 'at+jwt' } }),
  'hs-alg-none': handshake('signed-in', { header: { alg: 'none' } }),
  'hs-unknown-kid': handshake('signed-in', { header: { kid: 'ins_unknown' } }),
  'hs-not-a-list': { rawPayload: '{"handshake":"__session=x"}' },
  'hs-no-payload': { rawPayload: 'null' },
};

const MAKINGS: Readonly<Record<string, Making>> = {
  ...STAND_INS,
  ...SESSION_TOKENS,
  ...MACHINE_TOKENS,
  ...HANDSHAKE_TOKENS,
};
export const SESSION_TOKEN_NAMES: readonly string[] = [
  ...Object.keys(SESSION_TOKENS),
  ...Object.keys(STAND_INS),
];
export const MACHINE_TOKEN_NAMES: readonly string[] = Object.keys(MACHINE_TOKENS);
export const HANDSHAKE_TOKEN_NAMES: readonly string[] = Object.keys(HANDSHAKE_TOKENS);

/** Returns the tokens, optionally with an unknown audience for tokens that have none. */
export type Variant = 'plain' | 'with-audience';

const signed = new Map<string, string>();

/** Returns the token of a name, signed by the instance. Each token is signed once. */
function tokenOf(instance: InstanceName, name: string, variant: Variant): string {
  const id = `${instance} ${name} ${variant}`;
  const known = signed.get(id);
  if (known !== undefined) {
    return known;
  }
  const making = MAKINGS[name];
  if (making === undefined) {
    throw new Error(`Unknown token "${name}".`);
  }
  const token = makeToken({
    ...making,
    claims: {
      iss: `https://${INSTANCES[instance].frontendApi}`,
      ...(variant === 'with-audience' && { aud: 'nobody' }),
      ...making.claims,
    },
    ...(typeof making.rawPayload === 'string' && { rawPayload: fill(instance, making.rawPayload, variant) }),
  });
  signed.set(id, token);
  return token;
}

/** Returns the token of a name, or undefined. */
export function tokenNamed(instance: InstanceName, name: string): string | undefined {
  return Object.hasOwn(MAKINGS, name) ? tokenOf(instance, name, 'plain') : undefined;
}

/** Replaces `<name>` with a token, and `$` with the suffix of the instance. */
export function fill(instance: InstanceName, text: string, variant: Variant = 'plain'): string {
  return text
    .replaceAll(/<([\w-]+)>/g, (_, name: string) => tokenOf(instance, name, variant))
    .replaceAll('$', INSTANCES[instance].suffix);
}

/** Fills in the tokens only, unchanged. */
export function toPlainTokens(instance: InstanceName, text: string): string {
  let plain = text;
  for (const [id, token] of signed) {
    const [signer, name = '', variant] = id.split(' ');
    if (variant !== 'plain' && signer === instance) {
      plain = plain.replaceAll(token, tokenOf(instance, name, 'plain'));
    }
  }
  return plain;
}

/** The opposite of `fill`, for reports: replaces tokens with their names. */
export function unfill(instance: InstanceName, text: string): string {
  let unfilled = text.replaceAll(INSTANCES[instance].suffix, '$');
  for (const [id, token] of signed) {
    unfilled = unfilled.replaceAll(token, `<${id.split(' ')[1]}>`);
  }
  return unfilled;
}
