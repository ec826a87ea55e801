import { auth } from '@x/adapters/next';

export async function GET() {
  const { userId, isAuthenticated } = await auth();
  return Response.json({ userId, isAuthenticated });
}
