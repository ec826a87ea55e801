export * from '@x/proxy';
