import type { Behaviour } from '../engine/behaviour.ts';
import { type ApiErrorItem, apiErrorItem, apiFault, notFound } from '../engine/errors.ts';
import type { OperationRequest } from '../engine/request.ts';
import { encodeBase62 } from '../keys/ids.ts';
import { createTicket, isExpired, ticketUrl } from '../model/invitations.ts';
import { findUserByIdentifier, getUser } from '../model/lookup.ts';
import { parseUrl } from '../parse-url.ts';
import type { Instance } from '../store/instance.ts';

interface CreateBody {
  readonly on_behalf_of: { readonly user_id?: string; readonly identifier?: string };
  readonly agent_name: string;
  readonly redirect_url: string;
}

/** The description does not say how long the link of a task works. */
const ticketLifetimeInMs = 10 * 60_000;

/** The bounds that the description lacks. */
const newTask = {
  'session_max_duration_in_seconds?': { type: 'integer', minimum: 1, default: 1800 },
} as const;

/** Tasks of agents: each has a link that signs a browser in as a user, once. */
export const agentTasks: Behaviour = {
  operations: {
    'POST /agents/tasks': { body: () => newTask, check: checkNewTask },
  },
  records: {
    agent_tasks: {
      create: (draft, { instance, body }) => {
        const { on_behalf_of: onBehalfOf, agent_name: name } = body as unknown as CreateBody;
        const token = createTicket(instance);
        return {
          user_id: userIdOf(instance, onBehalfOf),
          agent_id: agentIdOf(instance, name),
          task_id: draft.id,
          session_max_duration_in_seconds: 1800,
          ...body,
          status: 'pending',
          token,
          url: `/v1/agents/tasks?ticket=${token}`,
          expires_at: instance.now() + ticketLifetimeInMs,
        };
      },
      update: (task, { instance }) => {
        const status = isExpired(task, instance.now()) ? 'expired' : task.status;
        if (status !== 'pending') {
          throw apiFault('agent_task_cannot_be_revoked_code', { status });
        }
        return { status: 'revoked' as const };
      },
      render: (task, { instance }) => ({ url: ticketUrl(instance, task) }),
    },
  },
};

function checkNewTask({ instance, body }: OperationRequest): readonly ApiErrorItem[] {
  const { on_behalf_of: onBehalfOf, redirect_url: redirectUrl } = body as Partial<CreateBody>;
  const names = Object.keys(Object(onBehalfOf));
  const isOne = names.filter((name) => name === 'user_id' || name === 'identifier').length === 1;
  const schemes = instance.productionDomain === undefined ? ['http:', 'https:'] : ['https:'];
  const isWeb = typeof redirectUrl !== 'string' || schemes.includes(parseUrl(redirectUrl)?.protocol ?? '');
  return [
    ...(onBehalfOf === undefined || isOne
      ? []
      : [
          apiErrorItem('form_param_value_invalid', {
            param_name: 'on_behalf_of',
            expected: 'an object with either user_id or identifier',
          }),
        ]),
    ...(isWeb
      ? []
      : [
          apiErrorItem('form_param_format_invalid', {
            param_name: 'redirect_url',
            expected: `a URL with ${schemes.join(' or ')}`,
          }),
        ]),
  ];
}

function userIdOf(instance: Instance, { user_id: id, identifier = '' }: CreateBody['on_behalf_of']): string {
  if (id !== undefined) return getUser(instance, id).id;
  const user = findUserByIdentifier(instance, identifier);
  if (user === undefined) throw notFound('user', identifier, 'identifier');
  return user.id;
}

/** An agent keeps its id: tasks with the same name of an agent have the same one. */
function agentIdOf({ store, randomBytes }: Instance, name: string): string {
  const [known] = store.agent_tasks.by('agent_name', name);
  return known === undefined ? `agent_${encodeBase62(randomBytes(20))}` : known.agent_id;
}
