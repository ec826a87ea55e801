import jwt = require('@x/jwt');

export async function subject(token: string, key: string): Promise<string> {
  const { result, error } = await jwt.verifyJwt(token, { key });
  return error ? error.reason : result.sub;
}
