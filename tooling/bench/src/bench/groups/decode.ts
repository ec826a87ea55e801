import { decodeJwt } from '@x/jwt';
import type { Group } from '../contender.ts';
import type { Sample } from '../samples.ts';
import { CLERK_FIRST, CLERK_LATEST, holdsUser } from './names.ts';

const JOSE = 'jose decodeJwt and decodeProtectedHeader';

/** Decoding a token. */
export function decodeGroup({ token }: Sample): Group {
  return {
    name: 'decode a token',
    batchSizes: [1],
    baselines: [JOSE],
    isDone: holdsUser,
    contenders: [
      {
        name: 'Buffer and JSON.parse',
        async prepare() {
          const { Buffer } = await import('node:buffer');
          const parse = (segment: string): unknown =>
            JSON.parse(Buffer.from(segment, 'base64url').toString());
          return () => {
            const [header = '', payload = '', signature = ''] = token.split('.');
            return [parse(header), parse(payload), Buffer.from(signature, 'base64url')];
          };
        },
      },
      { name: '@x/jwt decodeJwt', prepare: () => () => decodeJwt(token) },
      {
        name: JOSE,
        async prepare() {
          const jose = await import('jose');
          return () => [jose.decodeJwt(token), jose.decodeProtectedHeader(token)];
        },
      },
      {
        name: 'jose decodeJwt, without the header',
        async prepare() {
          const jose = await import('jose');
          return () => jose.decodeJwt(token);
        },
      },
      {
        name: 'fast-jwt createDecoder',
        async prepare() {
          const { createDecoder } = await import('fast-jwt');
          const decode = createDecoder({ complete: true });
          return () => decode(token);
        },
      },
      {
        name: 'jsonwebtoken decode',
        async prepare() {
          const { default: jsonwebtoken } = await import('jsonwebtoken');
          return () => jsonwebtoken.decode(token, { complete: true });
        },
      },
      {
        name: CLERK_LATEST,
        async prepare() {
          const { decodeJwt: decode } = await import('clerk-latest/jwt');
          return () => decode(token);
        },
      },
      {
        name: CLERK_FIRST,
        async prepare() {
          const { decodeJwt: decode } = await import('clerk-1.0.1/jwt');
          return () => decode(token);
        },
      },
    ],
  };
}
