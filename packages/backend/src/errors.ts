export * from '@x/errors';
