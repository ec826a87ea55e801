import { vi } from 'vitest';
import type { OptionsStage } from './create-stage.ts';

const { fetch: send } = globalThis;

/** Returns a list of the calls of the API that follow. No call leaves this machine. */
export function recordCalls({ emulator, keys, machineSecretKey }: OptionsStage): readonly string[] {
  const calls: string[] = [];
  const names = new Map([
    [`Bearer ${keys.secretKey}`, 'secretKey'],
    [`Bearer ${machineSecretKey}`, 'machineSecretKey'],
  ]);
  vi.stubGlobal('fetch', (input: string | Request, init?: RequestInit) => {
    const request = new Request(input, init);
    const { method, url, headers } = request;
    if (!url.includes('jwks')) {
      const key = (headers.get('authorization') ?? 'no key').replace(/ +/, ' ');
      // The reference has no version in some paths.
      const path = url.replace(emulator.url, '').replace('/v1/', '/');
      const agent = headers.get('user-agent')?.startsWith('agent/1') ? ' as agent' : '';
      calls.push(`${method} ${path} with ${names.get(key) ?? 'another key'}${agent}`);
    }
    return url.startsWith(emulator.url) ? send(request) : Promise.resolve(notFound());
  });
  return calls;
}

const notFound = (): Response =>
  Response.json({ errors: [{ code: 'resource_not_found', message: 'not found' }] }, { status: 404 });
