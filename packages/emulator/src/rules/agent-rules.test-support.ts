import { expect } from 'vitest';
import type { RuleTable, Step } from './rule.test-support.ts';

const task = (body: object = {}): Step => [
  'POST /agents/tasks',
  {
    on_behalf_of: { user_id: 'user_ada' },
    permissions: '*',
    agent_name: 'Helper',
    task_description: 'Reads a page',
    redirect_url: 'http://localhost:3000/',
    ...body,
  },
];
const revoke = 'POST /agents/tasks/{1.agent_task_id}/revoke';

// biome-ignore format: a table with a rule on each line
export const agentRules: RuleTable = {
  title: 'agent tasks',
  rules: [
    ['a task has a link', task(), [200, { object: 'agent_task', url: expect.stringContaining('/v1/agents/tasks?ticket=') }], 'description'],
    ['an identifier names the user', task({ on_behalf_of: { identifier: 'ada@example.com' } }), [200], 'description'],
    ['a task needs a user', task({ on_behalf_of: {} }), '422 form_param_value_invalid on_behalf_of', 'description'],
    ['a task has one user', task({ on_behalf_of: { user_id: 'user_ada', identifier: 'ada' } }), '422 form_param_value_invalid on_behalf_of', 'description'],
    ['the user of a task exists', task({ on_behalf_of: { user_id: 'user_none' } }), '404 resource_not_found', 'description'],
    ['the identifier of a task exists', task({ on_behalf_of: { identifier: 'none@example.com' } }), '404 resource_not_found', 'description'],
    ['a task has all permissions', task({ permissions: 'read' }), '422 form_param_value_invalid permissions', 'description'],
    ['a task leads to a page of the web', task({ redirect_url: 'ftp://example.com/' }), '422 form_param_format_invalid redirect_url', 'description'],
    ['a task leads to a URL with a host', task({ redirect_url: 'https://' }), '422 form_param_format_invalid redirect_url', 'description'],
    ['a session of a task has a duration', task({ session_max_duration_in_seconds: 0 }), '422 form_param_value_invalid session_max_duration_in_seconds', 'description'],
    ['a task is revoked', revoke, [200, { object: 'agent_task' }], 'description', [task()]],
    ['a task is revoked once', revoke, '400 agent_task_cannot_be_revoked_code', 'description', [task(), revoke]],
    ['a task expires', revoke, '400 agent_task_cannot_be_revoked_code', 'description', [task(), '+ 11m']],
    ['a revoked task exists', 'POST /agents/tasks/agt_none/revoke', '404 resource_not_found', 'description'],
    ['a deleted user has no tasks', revoke, '404 resource_not_found', 'description', [task(), 'DELETE /users/user_ada']],
  ],
};
