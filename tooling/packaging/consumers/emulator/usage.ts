import { createClerkClient } from '@x/backend';
import { createEmulator, type Emulator } from '@x/emulator';

export async function signedInUser(): Promise<string> {
  const emulator: Emulator = await createEmulator({ port: false });
  const client = createClerkClient({ secretKey: emulator.secretKey, fetch: emulator.fetch });
  const { data: user, errors } = await client.users.createUser({ emailAddress: ['ada@example.com'] });
  if (errors) {
    return errors[0].message;
  }
  const { token, sessionId, headers } = await emulator.signIn(user.id, { organizationId: 'org_1' });
  const request = new Request(emulator.url, { headers });
  const state = await client.authenticateRequest(request, { jwtKey: emulator.jwtKey });
  emulator.reset();
  await emulator.close();
  return `${token} ${sessionId} ${state.reason}`;
}
