import { verifyToken } from '@x/jwt';

/** What is bundled to see whether a runtime has an environment: with no option, the key has to come from there. */
export async function run({ token }: { readonly token: string }): Promise<string> {
  const { error } = await verifyToken(token, {});
  return error?.reason ?? 'accepted';
}
