import undici = require('@x/rest-client/undici');

export const close: () => Promise<void> = undici.createUndiciFetch().close;
