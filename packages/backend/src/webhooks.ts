export * from '@x/webhooks';
