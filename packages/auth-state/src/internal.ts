/** Can change in every release, also in a patch: for the other packages of this repository only. */
export { acceptedAuthObject } from './auth-objects/auth-object.ts';
export { authObjectOf } from './auth-objects/session-auth-objects.ts';
export { authOf } from './auth-of.ts';
export { bindAuthenticateRequest, checkBoundOptions } from './authenticate-request.ts';
export { type CheckedMachineJwt, checkMachineJwt } from './effects/check-machine-jwt.ts';
export { isForAudience } from './effects/verify-machine-token.ts';
export { machineTokenTypeOf } from './facts/machine-token-type-of.ts';
export { answerOf } from './guard-answers.ts';
export { GUARD_OPTIONS, readGuardOptions } from './guard-options.ts';
export { type FinishOptions, mergeHeaders } from './http/finish-response.ts';
export { isOneArgument, isRequest } from './http/is-request.ts';
export { markHeadReader, type RequestHead, readsHeads } from './http/request-head.ts';
export type { ResponseHead } from './http/response-head.ts';
export { createTokenPorts, type TokenPorts } from './ports/create-token-ports.ts';
export { memoizeOptions } from './settings/memoize-options.ts';
export { mergeOptions } from './settings/merge-options.ts';
export { AUTHENTICATE_REQUEST_OPTIONS, MISPLACED_OPTIONS } from './settings/options.ts';
export { checkAcceptsToken } from './wire/token-type.ts';
