import { checkMachineJwt, machineTokenTypeOf } from '@x/auth-state/internal';
import { authenticationOptions } from '../options/authentication-options.ts';
import { m2mTokenOfJwt } from '../resources/machine-tokens-of-jwt.ts';
import type { CallOperation } from './bind-resources.ts';
import { machineJwtError } from './machine-error.ts';

/** The parameters of `m2m.verify`. */
interface VerifyParams {
  readonly token: string;
  readonly machineSecretKey?: string | undefined;
}

/**
 * Returns the methods of M2M tokens that do more than one call. The reference verifies a JWT with the public key, without a
 * call of the API.
 */
export function createM2mMethods(options: object, call: CallOperation) {
  return {
    verify: async (params: VerifyParams) => {
      const { token, machineSecretKey } = params;
      const isJwt = typeof token === 'string' && token.includes('.');
      if (!isJwt || machineTokenTypeOf(token) !== 'm2m_token') {
        return call('m2m', 'verify', [{ token, ...(machineSecretKey && { machineSecretKey }) }]);
      }
      const { result, error } = await checkMachineJwt('m2m_token', token, authenticationOptions(options));
      if (error) {
        throw machineJwtError(error, 'm2m_token', token);
      }
      return m2mTokenOfJwt(result);
    },
  };
}
