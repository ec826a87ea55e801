import { accountRules } from './account-rules.test-support.ts';
import { agentRules } from './agent-rules.test-support.ts';
import { identificationRules } from './identification-rules.test-support.ts';
import { imageRules } from './image-rules.test-support.ts';
import { oauthRules } from './oauth-rules.test-support.ts';
import { organizationRules } from './organization-rules.test-support.ts';
import { requestRules } from './request-rules.test-support.ts';
import { roleSetReplacementRules } from './role-set-replacement-rules.test-support.ts';
import { roleSetRoleRules } from './role-set-role-rules.test-support.ts';
import { roleSetRules } from './role-set-rules.test-support.ts';
import type { RuleTable } from './rule.test-support.ts';
import { sessionRules } from './session-rules.test-support.ts';
import { settingsRules } from './settings-rules.test-support.ts';
import { userRules } from './user-rules.test-support.ts';
import { verificationRules } from './verification-rules.test-support.ts';

/** All rules, by resource. */
export const ruleTables: readonly RuleTable[] = [
  requestRules,
  userRules,
  organizationRules,
  verificationRules,
  accountRules,
  imageRules,
  oauthRules,
  roleSetRules,
  roleSetRoleRules,
  roleSetReplacementRules,
  identificationRules,
  sessionRules,
  settingsRules,
  agentRules,
];
