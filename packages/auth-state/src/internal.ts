/**
 * What the other packages of this repository need from this package. It can change in every release, also in a patch:
 * import `@x/auth-state` instead.
 */
export { createTokenPorts, type TokenPorts } from './ports/create-token-ports.ts';
export { copyOptions, memoizeOptions } from './settings/memoize-options.ts';
export { mergeOptions } from './settings/merge-options.ts';
