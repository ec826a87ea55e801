export * from '@x/auth-state';
