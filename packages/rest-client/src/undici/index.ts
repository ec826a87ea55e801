export { createUndiciFetch, type UndiciFetch, type UndiciFetchOptions } from './create-undici-fetch.ts';
