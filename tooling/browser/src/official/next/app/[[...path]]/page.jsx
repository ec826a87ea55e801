import { auth } from '@clerk/nextjs/server';

export default async function Page() {
  const { userId, orgId } = await auth();
  return (
    <>
      <output id="user">{userId ?? 'nobody'}</output>
      <output id="organization">{orgId ?? 'none'}</output>
    </>
  );
}
