import type { ApiRequest } from '../api.ts';
import { build, instanceOf } from '../cases/build.ts';
import { type AuthCase, DIMENSION_NAMES } from '../cases/dimensions.ts';
import { tokenNamed, toPlainTokens } from '../cases/tokens.ts';
import type { Location, Outcome } from '../outcome.ts';
import { publicUrlOf } from './public-url-of.ts';

/** Restores the tokens, the URL and the headers of the original case in a decision about the rewritten case. */
export function restore(outcome: Outcome, given: AuthCase, rewritten: AuthCase): Outcome {
  if (given === rewritten) {
    return outcome;
  }
  const { request } = build(given);
  const query = new URL(request.url).search;
  const restored = {
    ...outcome,
    location: outcome.location && restoreQuery(outcome.location, query, publicUrlOf(rewritten)),
    apiRequests: outcome.apiRequests.map((apiRequests) => restoreHeaders(apiRequests, request)),
  };
  return restoreTexts(restored, given, rewritten);
}

/** Tokens and paths that were rewritten to equivalent ones. */
function restoreTexts(outcome: Outcome, given: AuthCase, rewritten: AuthCase): Outcome {
  const instance = instanceOf(given);
  let text = toPlainTokens(instance, JSON.stringify(outcome)).replaceAll('/stand-in/x', '//evil.example/x');
  for (const dimension of DIMENSION_NAMES) {
    const [before, after] = [given, rewritten].map((authCase) => tokenNamed(instance, authCase[dimension]));
    if (before !== undefined && after !== undefined && before !== after) {
      text = text.replaceAll(after, before);
    }
  }
  return JSON.parse(text);
}

/** Parameters that the reference removes from the URL for a handshake, and after a handshake. */
const BEFORE_HANDSHAKE = ['__clerk_db_jwt', '__dev_session'];
const AFTER_HANDSHAKE = ['__clerk_handshake', '__clerk_help', '__clerk_db_jwt', '__clerk_handshake_nonce'];

function restoreQuery(location: Location, search: string, own: URL): Location {
  const names = location.query.map(([name]) => name);
  const isHandshake = location.target.endsWith('/v1/client/handshake');
  const holder = isHandshake ? 'redirect_url' : '__clerk_redirect_url';
  const isOwn = location.target.endsWith(`${own.host}${own.pathname}`);
  if (!isHandshake && isOwn) {
    return { ...location, query: [...withQuery(own, search, AFTER_HANDSHAKE).searchParams] };
  }
  const query = location.query.map(([name, value], index) =>
    // The last of several parameters was added to the sign-in URL.
    name === holder && index === names.lastIndexOf(holder)
      ? ([name, withQuery(new URL(value), search, isHandshake ? BEFORE_HANDSHAKE : []).href] as const)
      : ([name, value] as const),
  );
  return { ...location, query };
}

function withQuery(target: URL, search: string, removed: readonly string[]): URL {
  const restored = new URL(target);
  restored.search = search;
  for (const name of removed) {
    restored.searchParams.delete(name);
  }
  return restored;
}

function restoreHeaders(apiRequests: ApiRequest, request: Request): ApiRequest {
  const { body } = apiRequests;
  const headers = Object.fromEntries([...request.headers].map(([name, value]) => [name, [value]]));
  return typeof body === 'object' && body !== null && 'request_headers' in body
    ? { ...apiRequests, body: { ...body, request_headers: headers } }
    : apiRequests;
}
