import { decodeJwt } from '@x/jwt';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../index.ts';
import { createVisitor } from './visitor.test-support.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await createEmulator({
    seed: { users: [{ id: 'user_ada', emailAddress: 'ada@example.com', totpSecret: 'GEZDGNBVGY3TQOJQ' }] },
  });
});
afterEach(() => emulator.close());

async function createTask(body: object = {}) {
  const response = await fetch(`${emulator.url}/v1/agents/tasks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      on_behalf_of: { user_id: 'user_ada' },
      permissions: '*',
      agent_name: 'Helper',
      task_description: 'Reads a page',
      redirect_url: 'http://localhost:3000/page',
      ...body,
    }),
  });
  return Object(await response.json());
}

const codeOf = async (response: Response) => Object(await response.json()).errors[0].code;

it('an agent has the same id in all its tasks, and another one another', async () => {
  const [one, two, other] = [
    await createTask(),
    await createTask(),
    await createTask({ agent_name: 'Other' }),
  ];
  expect(two.agent_id).toBe(one.agent_id);
  expect(two.agent_task_id).not.toBe(one.agent_task_id);
  expect(other.agent_id).not.toBe(one.agent_id);
});

it('the link of a task signs a browser in once, without a second factor, for the duration of the task', async () => {
  const { url } = await createTask({ session_max_duration_in_seconds: 120 });
  const response = await createVisitor().send(url);
  expect(response.status).toBe(307);
  const location = new URL(response.headers.get('location') ?? '');
  expect(location.href).toMatch(/^http:\/\/localhost:3000\/page\?__clerk_handshake=/);
  const { result } = decodeJwt(location.searchParams.get('__clerk_handshake') ?? '');
  const cookies: readonly string[] = Object(result?.payload).handshake;
  const token = /^__session=(?<token>[^;]+)/.exec(cookies[0] ?? '')?.groups?.['token'] ?? '';
  const claims = decodeJwt(token).result?.payload;
  expect(claims).toMatchObject({ sub: 'user_ada', azp: 'http://localhost:3000' });
  const session = async () => {
    const headers = { authorization: `Bearer ${emulator.secretKey}` };
    return Object(
      await (await fetch(`${emulator.url}/v1/sessions/${Object(claims).sid}`, { headers })).json(),
    );
  };
  expect((await session()).status).toBe('active');
  emulator.advance('3m');
  expect((await session()).status).toBe('expired');
  expect(await codeOf(await createVisitor().send(url))).toBe('sign_in_token_already_used_code');
});

it('the link leads to sites of the instance only', async () => {
  const { url } = await createTask({ redirect_url: 'https://evil.example/' });
  expect(await codeOf(await createVisitor().send(url))).toBe('form_param_value_invalid');
});

it.each(['', '?ticket=', '?ticket=none'])('rejects the link %j', async (query) => {
  const response = await createVisitor().send(`${emulator.url}/v1/agents/tasks${query}`);
  expect([400, 422]).toContain(response.status);
});
