// Pure
import type { ErrorEntry } from './error-entry.ts';
import { frontendErrors } from './frontend-errors.ts';
import { organizationErrors } from './organization-errors.ts';
import { requestErrors } from './request-errors.ts';
import { resourceErrors } from './resource-errors.ts';
import { userErrors } from './user-errors.ts';

/** The errors of requests. Codes and statuses are those of the Backend API. */
export const apiErrors = { ...requestErrors, ...userErrors, ...organizationErrors, ...resourceErrors };

const allErrors = { ...apiErrors, ...frontendErrors };

export type ApiErrorCode = keyof typeof allErrors;

export interface ApiErrorItem {
  readonly message: string;
  readonly long_message: string;
  readonly code: string;
  readonly meta?: { readonly param_name: string };
}

/** An error of a request. Routes throw it, and the app renders it as the error envelope. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly status: ErrorEntry['status'];
  readonly errors: readonly ApiErrorItem[];

  readonly isAttempt: boolean;

  constructor(status: ErrorEntry['status'], errors: readonly ApiErrorItem[], { isAttempt = false } = {}) {
    super(errors.map((error) => error.long_message).join(' '));
    this.status = status;
    this.errors = errors;
    this.isAttempt = isAttempt;
  }
}

/** Returns the fault of a wrong code, which counts: the changes of the request stay. */
export function failedAttempt(code: ApiErrorCode, details: Readonly<Record<string, string>>): ApiFault {
  return new ApiFault(allErrors[code].status, [apiErrorItem(code, details)], { isAttempt: true });
}

/** Returns whether the changes of a request stay although it fails with this error. */
export function isAttempt(error: unknown): boolean {
  return error instanceof ApiFault && error.isAttempt;
}

export function apiFault(code: ApiErrorCode, details: Readonly<Record<string, string>> = {}): ApiFault {
  return new ApiFault(allErrors[code].status, [apiErrorItem(code, details)]);
}

export function apiErrorItem(
  code: ApiErrorCode,
  details: Readonly<Record<string, string>> = {},
): ApiErrorItem {
  const { message, longMessage, code: answered = code }: ErrorEntry = allErrors[code];
  const paramName = details['param_name'];
  return {
    message: fill(message, details),
    long_message: fill(longMessage, details),
    code: answered,
    ...(paramName === undefined ? {} : { meta: { param_name: paramName } }),
  };
}

export function notFound(resource: string, value: string, key = 'id'): ApiFault {
  return apiFault('resource_not_found', { resource, key, value });
}

function fill(template: string, details: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => details[name] ?? placeholder);
}
