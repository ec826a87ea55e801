export { unitTests as default } from '../../tooling/config/vitest.ts';
