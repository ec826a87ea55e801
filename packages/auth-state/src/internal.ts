/** Can change in every release, also in a patch: for the other packages of this repository only. */
export { GUARD_OPTIONS } from './guard-options.ts';
export { isOneArgument, isRequest } from './http/is-request.ts';
export { createTokenPorts, type TokenPorts } from './ports/create-token-ports.ts';
export { memoizeOptions } from './settings/memoize-options.ts';
export { mergeOptions } from './settings/merge-options.ts';
export { AUTHENTICATE_REQUEST_OPTIONS, MISPLACED_OPTIONS } from './settings/options.ts';
