import { signJwt } from '@x/jwt';
import type { Behaviour } from '../engine/behaviour.ts';
import { apiFault, notFound } from '../engine/errors.ts';
import { answerOfRecord } from '../engine/records.ts';
import type { OperationRequest } from '../engine/request.ts';
import { encodeBase62 } from '../keys/ids.ts';
import { expirationOf, isExpired, isUsable } from '../model/machine-secrets.ts';
import type { Instance } from '../store/instance.ts';
import type { AnyRecord } from '../store/records.ts';

interface CreateBody {
  readonly token_format?: 'opaque' | 'jwt';
  readonly seconds_until_expiration?: number | null;
  readonly claims?: object | null;
  readonly min_remaining_ttl_seconds?: number;
}

/** The `cat` header of the tokens of machines. */
const machineTokenCategory = 'cl_B7d4PD333AAA';
const defaultSeconds = 3_600;

export const m2mTokens: Behaviour = {
  operations: {
    'POST /m2m_tokens': { handle: createToken },
    'POST /m2m_tokens/verify': {
      handle: (request: OperationRequest<{ readonly token: string }>) => {
        const { instance, body } = request;
        const [token] = instance.store.m2m_tokens.by('token', body.token);
        if (token === undefined || !isUsable(token, instance) || !isVisible(token, request)) {
          throw notFound('m2m token', 'the token', 'token');
        }
        const used = instance.store.m2m_tokens.update(token, { last_used_at: instance.now() });
        return answerOfRecord(request, used);
      },
    },
  },
  records: {
    m2m_tokens: {
      update: (token, { machine }) => {
        const isOther = machine !== undefined && token['subject'] !== machine.id;
        if (isOther || !isOpaque(token)) throw notFound('m2m token', token.id);
        return {};
      },
      derive: (token, instance) => ({ expired: isExpired(token, instance) }),
      select: ({ instance, values, machine }) =>
        instance.store.m2m_tokens
          .by('subject', String(values['subject']))
          .filter(isOpaque)
          .filter((token) => machine === undefined || token['subject'] === machine.id)
          .filter((token) => values['revoked'] === true || token['revoked'] !== true)
          .filter((token) => values['expired'] === true || !isExpired(token, instance)),
    },
  },
};

/** Creates a token of the machine that sends the request, or returns one that is valid for long enough. */
async function createToken(request: OperationRequest<CreateBody>): Promise<unknown> {
  const { instance, machine, body } = request;
  // The key of the instance is valid, but stands for no machine.
  if (machine === undefined) throw apiFault('clerk_key_invalid');
  const { store } = instance;
  const now = instance.now();
  const ttl = Number(body.seconds_until_expiration ?? machine['default_token_ttl'] ?? defaultSeconds);
  const scopes = scopesOf(machine.id, instance);
  const reusable = findReusable(request, machine, { ttl, scopes });
  if (reusable !== undefined) return answerOfRecord(request, reusable);

  const id = instance.createId('m2m_tokens');
  const draft: AnyRecord = {
    object: 'machine_to_machine_token',
    id,
    subject: machine.id,
    claims: body.claims ?? null,
    scopes,
    revoked: false,
    revocation_reason: null,
    expired: false,
    expiration: expirationOf(ttl, instance),
    last_used_at: null,
    created_at: now,
    updated_at: now,
  };
  const token =
    body.token_format === 'jwt'
      ? await signToken(draft, instance)
      : `mt_${encodeBase62(instance.randomBytes(24))}`;
  const format = body.token_format ?? 'opaque';
  return answerOfRecord(request, store.m2m_tokens.put({ ...draft, token, token_format: format }));
}

interface Wanted {
  /** Seconds. */
  readonly ttl: number;
  readonly scopes: readonly string[];
}

/** Returns a token of the machine that is like the wanted one, and valid for as long as the request says. */
function findReusable(
  { instance, body }: OperationRequest<CreateBody>,
  machine: AnyRecord,
  { ttl, scopes }: Wanted,
): AnyRecord | undefined {
  const { min_remaining_ttl_seconds: least, claims = null, token_format: format } = body;
  if (least === undefined || format === 'jwt') return undefined;
  if (least >= ttl) throw apiFault('m2m_token_lifetime_too_short', { ttl: String(ttl) });
  const wanted = JSON.stringify([claims, scopes]);
  return instance.store.m2m_tokens
    .by('subject', machine.id)
    .filter((token) => isOpaque(token) && isUsable(token, instance))
    .filter((token) => Number(token['expiration']) - instance.now() >= least * 1_000)
    .find((token) => JSON.stringify([token['claims'], token['scopes']]) === wanted);
}

/** The API does not store JWTs: they are neither listed, revoked nor reused. The emulator keeps them to verify them. */
function isOpaque(token: AnyRecord): boolean {
  return token['token_format'] === 'opaque';
}

/** A machine sees tokens of machines whose scope includes it. The secret key of the instance sees all. */
function isVisible(token: AnyRecord, { machine }: OperationRequest<unknown>): boolean {
  const scopes: unknown = token['scopes'];
  return machine === undefined || (Array.isArray(scopes) && scopes.includes(machine.id));
}

function scopesOf(machineId: string, { store }: Instance): readonly string[] {
  return store.machine_scopes.by('from_machine_id', machineId).map((scope) => String(scope['to_machine_id']));
}

async function signToken(token: AnyRecord, instance: Instance): Promise<string> {
  const { kid, privateJwk } = instance.signingKey;
  const issuedAt = Math.floor(instance.now() / 1_000);
  const { result, error } = await signJwt(
    {
      ...Object(token['claims']),
      iss: instance.origin(),
      sub: token['subject'],
      jti: token.id,
      iat: issuedAt,
      nbf: issuedAt - 10,
      exp: Math.floor(Number(token['expiration']) / 1_000),
      scopes: (token['scopes'] as readonly string[]).join(' '),
      aud: token['scopes'],
    },
    { ...privateJwk },
    { algorithm: 'RS256', header: { typ: 'JWT', kid, cat: machineTokenCategory } },
  );
  if (error) throw error;
  return result;
}
