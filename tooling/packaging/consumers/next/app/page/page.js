import { auth } from '@x/adapters/next';

export default async function Page() {
  const { userId } = await auth();
  return <p>{userId ?? 'nobody'}</p>;
}
