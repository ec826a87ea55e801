import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault, notFound } from '../engine/errors.ts';
import { pathParam } from '../engine/path-param.ts';
import { paginate, readPage } from '../engine/query.ts';
import type { OperationRequest } from '../engine/request.ts';
import { encodeBase62 } from '../keys/ids.ts';
import { rejectLastIdentification } from '../model/identifications.ts';
import { getUser } from '../model/lookup.ts';
import type { ExternalAccountRecord } from '../store/account-records.ts';
import type { Instance } from '../store/instance.ts';

const hourInMs = 60 * 60 * 1000;

/** Accounts of other providers, passkeys and wallets, which users connect with the Frontend API. */
export const externalAccounts: Behaviour = {
  operations: {
    'GET /users/{user_id}/oauth_access_tokens/{provider}': {
      handle: (request) => {
        const { query, values } = request;
        const tokens = accountsOf(request).map((account) => renderToken(request.instance, account));
        const data = paginate(tokens, readPage(query));
        return values['paginated'] ? { data, total_count: tokens.length } : data;
      },
    },
    'DELETE /users/{user_id}/external_accounts/{external_account_id}': {
      handle: (request) => {
        const { store } = request.instance;
        const id = pathParam(request.params, 'external_account_id');
        if (store.external_accounts.get(id)?.user_id !== userIdOf(request)) {
          throw apiFault('external_account_not_found', { id });
        }
        store.external_accounts.delete(id);
        return { object: 'external_account', id, deleted: true };
      },
    },
    'DELETE /users/{user_id}/passkeys/{passkey_identification_id}': {
      handle: (request) => {
        const { store } = request.instance;
        const id = pathParam(request.params, 'passkey_identification_id');
        if (store.passkeys.get(id)?.user_id !== userIdOf(request)) {
          throw apiFault('passkey_not_registered', { id });
        }
        store.passkeys.delete(id);
        return { object: 'passkey', id, deleted: true };
      },
    },
    'DELETE /users/{user_id}/web3_wallets/{web3_wallet_identification_id}': {
      handle: (request) => {
        const { store, now } = request.instance;
        const id = pathParam(request.params, 'web3_wallet_identification_id');
        const user = getUser(request.instance, userIdOf(request));
        if (store.web3_wallets.get(id)?.user_id !== user.id) throw notFound('web3 wallet', id);
        rejectLastIdentification(request.instance, user, id);
        store.web3_wallets.delete(id);
        if (user.primary_web3_wallet_id === id) {
          const next = store.web3_wallets.by('user_id', user.id).find(({ verified }) => verified);
          store.users.update(user, { primary_web3_wallet_id: next?.id ?? null, updated_at: now() });
        }
        return { object: 'web3_wallet', id, deleted: true };
      },
    },
  },
};

/** Returns the id in the path. Throws an `ApiFault` if the user does not exist. */
function userIdOf({ instance, params }: OperationRequest): string {
  return getUser(instance, pathParam(params, 'user_id')).id;
}

/** The provider in the path has or lacks its prefix `oauth_`. */
function accountsOf(request: OperationRequest): readonly ExternalAccountRecord[] {
  const provider = `oauth_${pathParam(request.params, 'provider').replace(/^oauth_/, '')}`;
  return request.instance.store.external_accounts
    .by('user_id', userIdOf(request))
    .filter((account) => account.provider === provider);
}

function renderToken(instance: Instance, account: ExternalAccountRecord) {
  const { id, provider, provider_user_id, access_token, token_expires_at, scopes } = freshen(
    instance,
    account,
  );
  return {
    object: 'oauth_access_token',
    external_account_id: id,
    provider_user_id,
    token: access_token,
    expires_at: token_expires_at,
    provider,
    public_metadata: {},
    label: null,
    scopes,
  };
}

/** Replaces an expired token, as the API does with the refresh token of the account. */
function freshen(instance: Instance, account: ExternalAccountRecord): ExternalAccountRecord {
  const { store, now, randomBytes } = instance;
  if (account.access_token === null) throw apiFault('oauth_missing_access_token');
  const isExpired = account.token_expires_at !== null && account.token_expires_at <= now();
  if (!isExpired) return account;
  if (account.refresh_token === null) throw apiFault('oauth_missing_refresh_token');
  return store.external_accounts.update(account, {
    access_token: encodeBase62(randomBytes(24)),
    token_expires_at: now() + hourInMs,
    updated_at: now(),
  });
}
