import { accountRules } from './account-rules.test-support.ts';
import { imageRules } from './image-rules.test-support.ts';
import { oauthRules } from './oauth-rules.test-support.ts';
import { roleSetRules } from './role-set-rules.test-support.ts';
import type { RuleTable } from './rule.test-support.ts';
import { verificationRules } from './verification-rules.test-support.ts';

/** All rules, by resource. */
export const ruleTables: readonly RuleTable[] = [
  verificationRules,
  accountRules,
  imageRules,
  oauthRules,
  roleSetRules,
];
