export { unitTests as default } from '../config/vitest.ts';
