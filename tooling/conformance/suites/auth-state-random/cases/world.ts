import { createHash } from 'node:crypto';
import { NOW_IN_SECONDS } from '../../reference/hand-made-token.ts';

export type InstanceName = 'development' | 'production';

/** An instance of the service, described by its keys. */
export interface Instance {
  readonly frontendApi: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  /** The suffix of cookie names. */
  readonly suffix: string;
}

const instance = (prefix: string, frontendApi: string): Instance => {
  const publishableKey = `pk_${prefix}_${btoa(`${frontendApi}$`)}`;
  return {
    frontendApi,
    publishableKey,
    secretKey: `sk_${prefix}_SECRETsecretSECRETsecret`,
    suffix: createHash('sha1').update(publishableKey).digest('base64url').slice(0, 8),
  };
};

export const INSTANCES: Readonly<Record<InstanceName, Instance>> = {
  development: instance('test', 'happy-fox-12.clerk.accounts.dev'),
  production: instance('live', 'clerk.example.com'),
};

export const NOW = NOW_IN_SECONDS;
export const API_URL = 'https://api.internal.example';
export const PRIMARY = 'https://app.example.com';
export const MACHINE_SECRET_KEY = 'ak_SECRETmachineSECRETmachine';
