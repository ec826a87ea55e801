import {
  createTokenVerifier,
  decodeJwt,
  hasValidSignature,
  type Jwt,
  type JwtPayload,
  signJwt,
  type VerifyJwtOptions,
  type VerifyTokenOptions,
  verifyJwt,
  verifyToken,
} from '@x/jwt';

declare global {
  interface CustomJwtSessionClaims {
    plan?: 'free' | 'paid';
  }
}

export async function narrowByDestructuring(token: string, key: string): Promise<string> {
  const { result, error } = await verifyJwt(token, { key });
  if (error) {
    const absent: null = result;
    return `${error.reason}: ${error.getFullMessage()} ${String(absent)}`;
  }
  const payload: JwtPayload = result;
  const plan: 'free' | 'paid' | undefined = result.plan;
  return `${payload.sub} ${plan ?? 'free'} ${payload.exp.toFixed()}`;
}

export function narrowByComparison(token: string): Uint8Array | string {
  const decoded = decodeJwt(token);
  if (decoded.error !== null) {
    return decoded.error.message;
  }
  const jwt: Jwt = decoded.result;
  return jwt.raw.text === token ? jwt.signature : jwt.raw.signature;
}

export async function everyReason(token: string, options: VerifyTokenOptions): Promise<number> {
  const { error } = await verifyToken(token, options);
  switch (error?.reason) {
    case undefined:
      return 200;
    case 'token-expired':
    case 'token-not-active-yet':
    case 'token-iat-in-the-future':
      return 401;
    // @ts-expect-error Unknown reason.
    case 'token-misspelt':
      return 0;
    default:
      return 500;
  }
}

/** A JWK from Web Crypto is a key without conversion. */
export async function signWithWebCryptoKey(
  key: Parameters<typeof crypto.subtle.exportKey>[1],
): Promise<string> {
  const jwk = await crypto.subtle.exportKey('jwk', key);
  const { result, error } = await signJwt({ sub: 'user_1' }, jwk, { algorithm: 'RS256' });
  return error ? error.message : result.toUpperCase();
}

export async function options(token: string): Promise<boolean | null> {
  const checks: VerifyJwtOptions = {
    key: { kty: 'RSA' },
    issuer: (issuer) => issuer.startsWith('https://'),
    audience: ['a', 'b'],
    authorizedParties: 'https://example.com',
    clockSkewInMs: 0,
    headerType: 'JWT',
    algorithms: ['RS256'],
    currentDate: new Date(0),
  };
  const verifier = createTokenVerifier({ jwtKey: null, fetch: globalThis.fetch });
  await verifier.verify(token, { issuer: undefined });
  await verifyJwt(token, checks);
  // @ts-expect-error The key is missing.
  await verifyJwt(token, {});
  const { result, error } = await hasValidSignature(token, checks.key);
  return error ? null : result;
}
