import type { Behaviour, OperationBehaviours, RecordBehaviours } from '../engine/behaviour.ts';
import { agentTasks } from './agent-tasks.ts';
import { apiKeys } from './api-keys.ts';
import { billing } from './billing.ts';
import { clients } from './clients.ts';
import { domains } from './domains.ts';
import { externalAccounts } from './external-accounts.ts';
import { identifications } from './identifications.ts';
import { images } from './images.ts';
import { instance } from './instance.ts';
import { invitations } from './invitations.ts';
import { jwks } from './jwks.ts';
import { jwtTemplates } from './jwt-templates.ts';
import { m2mTokens } from './m2m-tokens.ts';
import { machines } from './machines.ts';
import { memberships } from './memberships.ts';
import { oauthApplications } from './oauth-applications.ts';
import { organizationDomains } from './organization-domains.ts';
import { organizationInvitations } from './organization-invitations.ts';
import { organizations } from './organizations.ts';
import { permissions } from './permissions.ts';
import { restrictions } from './restrictions.ts';
import { roleSets } from './role-sets.ts';
import { roles } from './roles.ts';
import { sessionRefresh } from './session-refresh.ts';
import { sessions } from './sessions.ts';
import { tickets } from './tickets.ts';
import { userSecurity } from './user-security.ts';
import { users } from './users.ts';
import { verifications } from './verifications.ts';
import { waitlist } from './waitlist.ts';
import { webhooks } from './webhooks.ts';

/** The rules of every resource, one file each. An operation without an entry is answered by its kind. */
const behaviours: readonly Behaviour[] = [
  jwks,
  users,
  userSecurity,
  identifications,
  verifications,
  externalAccounts,
  images,
  sessions,
  sessionRefresh,
  clients,
  invitations,
  waitlist,
  organizations,
  memberships,
  organizationInvitations,
  organizationDomains,
  roles,
  roleSets,
  permissions,
  jwtTemplates,
  tickets,
  agentTasks,
  apiKeys,
  machines,
  m2mTokens,
  oauthApplications,
  restrictions,
  webhooks,
  domains,
  instance,
  billing,
];

export const operationBehaviours: OperationBehaviours = Object.assign(
  {},
  ...behaviours.map(({ operations }) => operations),
);

export const recordBehaviours: RecordBehaviours = Object.assign(
  {},
  ...behaviours.map(({ records }) => records),
);
