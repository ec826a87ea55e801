export * from '@x/jwt';
