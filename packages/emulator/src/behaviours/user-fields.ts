import type { OperationBehaviour } from '../engine/behaviour.ts';
import type { Shape } from '../engine/shape.ts';
import { passwordHashers } from '../model/passwords.ts';

type Fields = Readonly<Record<string, Shape>>;

const metadata: Shape = { type: 'object', others: true };

/** The limits that the description lacks. */
const limited: Fields = {
  'password_hasher?': { type: 'string', enum: passwordHashers },
  'create_organizations_limit?': { type: 'integer', nullable: true, minimum: 0 },
};

export const userFields = (): Fields => limited;

const untilSplit: Fields = {
  ...limited,
  'public_metadata?': metadata,
  'private_metadata?': metadata,
  'unsafe_metadata?': metadata,
};

/** Versions before 2026-05-12 replace metadata with the operation that updates the record. */
export const updatedUserFields: NonNullable<OperationBehaviour['body']> = ({ apiVersion }) =>
  apiVersion < '2026-05-12' ? untilSplit : limited;
