/** May change in any release: for our own packages only. */
export { frontendApiOfKey } from './settings/frontend-api-of-key.ts';
