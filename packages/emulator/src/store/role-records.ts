import type { Timed } from './timed.ts';

export type RoleSetRecord = Timed & {
  readonly name: string;
  readonly key: string;
  readonly description: string | null;
  readonly type: 'initial' | 'custom';
  /** The ids of its roles. */
  readonly roles: readonly string[];
  readonly default_role: string | null;
  readonly creator_role: string | null;
};

export type RoleRecord = Timed & {
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
  /** The ids of its permissions. */
  readonly permissions: readonly string[];
};

export type PermissionRecord = Timed & {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly type: 'system' | 'user';
};
