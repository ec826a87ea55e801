import type { ApiErrorCode } from '@x/errors';
import type { ApiAdvice } from '../advice.ts';
import { CALLER_CODES } from './caller-codes.ts';
import { ORGANIZATION_CODES } from './organization-codes.ts';
import { REQUEST_CODES } from './request-codes.ts';
import { RESOURCE_CODES } from './resource-codes.ts';
import { USER_CODES } from './user-codes.ts';

/** The known codes of the Backend API, in the order of the overview. */
export const API_ADVICE: Readonly<Record<ApiErrorCode, ApiAdvice>> = {
  ...CALLER_CODES,
  ...REQUEST_CODES,
  ...USER_CODES,
  ...ORGANIZATION_CODES,
  ...RESOURCE_CODES,
};
