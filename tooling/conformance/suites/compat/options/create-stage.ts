import { createEmulator, type Emulator } from '@x/emulator';
import { createWorld } from '../../official-sdk/world.ts';

/** An emulator, and requests to an application that uses it. */
export interface OptionsStage {
  readonly emulator: Emulator;
  readonly keys: { readonly secretKey: string; readonly publishableKey: string; readonly apiUrl: string };
  readonly jwtKey: string;
  readonly machineSecretKey: string;
  readonly token: string;
  readonly userId: string;
  readonly requests: Readonly<Record<string, () => Request>>;
}

const APP = 'https://app.example.com/orgs/acme?a=1';
const NAVIGATION = { accept: 'text/html', 'sec-fetch-dest': 'document' };

export async function createOptionsStage(): Promise<OptionsStage> {
  const emulator = await createEmulator();
  const world = createWorld(emulator);
  const userId = await world.user();
  const { token, cookieHeader: cookie } = await emulator.signIn(userId, { expiresInSeconds: 3_000 });
  const [receiver, sender] = [await world.machine(), await world.machine()];
  await world.post(`/machines/${sender}/scopes`, { to_machine_id: receiver });
  const m2m = await world.post('/m2m_tokens', { token_format: 'opaque' }, await world.machineKey(sender));
  const request = (headers: Record<string, string>) => () => new Request(APP, { headers });
  const { secretKey, publishableKey, url: apiUrl, jwtKey } = emulator;
  return {
    emulator,
    keys: { secretKey, publishableKey, apiUrl },
    jwtKey,
    machineSecretKey: await world.machineKey(receiver),
    token,
    userId,
    requests: {
      'bearer token': request({ authorization: `Bearer ${token}` }),
      cookie: request({ cookie }),
      navigation: request(NAVIGATION),
      'M2M token': request({ authorization: `Bearer ${m2m.token}` }),
    },
  };
}
