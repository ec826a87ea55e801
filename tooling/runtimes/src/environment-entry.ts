import { verifyToken } from '@x/jwt';

/** The program that shows whether a runtime has an environment: without options, the key must come from there. */
export async function run({ token }: { readonly token: string }): Promise<string> {
  const { error } = await verifyToken(token, {});
  return error?.reason ?? 'accepted';
}
