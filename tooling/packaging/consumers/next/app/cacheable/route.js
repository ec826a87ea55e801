import { auth } from '@x/adapters/next';

/** Says that shared caches may store the answer, which depends on the visitor: a mistake. */
export async function GET() {
  const { userId } = await auth();
  return Response.json({ userId }, { headers: { 'cache-control': 'public, max-age=600' } });
}
