import type { Behaviour, OperationBehaviours, RecordBehaviours } from '../engine/behaviour.ts';
import { jwks } from './jwks.ts';
import { memberships } from './memberships.ts';
import { organizations } from './organizations.ts';
import { sessions } from './sessions.ts';
import { users } from './users.ts';

/** The rules of every resource, one file each. An operation without an entry is answered by its kind. */
const behaviours: readonly Behaviour[] = [jwks, users, sessions, organizations, memberships];

export const operationBehaviours: OperationBehaviours = Object.assign(
  {},
  ...behaviours.map(({ operations }) => operations),
);

export const recordBehaviours: RecordBehaviours = Object.assign(
  {},
  ...behaviours.map(({ records }) => records),
);
