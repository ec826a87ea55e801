import type { Behaviour } from '../engine/behaviour.ts';
import { type ApiErrorItem, apiErrorItem, apiFault } from '../engine/errors.ts';
import { notBlank } from '../engine/formats.ts';
import type { OperationRequest } from '../engine/request.ts';
import { isObject } from '../json/is-object.ts';

/** Claims that every token has, which a template cannot set. */
const reserved = ['azp', 'exp', 'iat', 'iss', 'jti', 'nbf', 'sub'];

const algorithms = ['ES256', 'ES384', 'ES512', 'HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512'];

const signingAlgorithm = {
  'signing_algorithm?': { type: 'string', nullable: true, enum: algorithms },
} as const;

const defaults = { lifetime: 60, allowed_clock_skew: 5, signing_algorithm: 'RS256' } as const;

export const jwtTemplates: Behaviour = {
  operations: {
    'POST /jwt_templates': {
      formats: { name: notBlank },
      body: () => signingAlgorithm,
      check: checkSigningKey,
    },
    'PATCH /jwt_templates/{template_id}': {
      formats: { name: notBlank },
      body: () => signingAlgorithm,
      check: checkSigningKey,
    },
  },
  records: {
    jwt_templates: {
      create: (draft) => {
        rejectReserved(draft.claims);
        return settingsOf({ ...draft });
      },
      update: (template, { body }) => {
        rejectReserved(body['claims']);
        return settingsOf({ ...template, ...body });
      },
    },
  },
};

/** Null and an absent field stand for the default. A template without a key of its own has the key of the instance. */
function settingsOf(template: Readonly<Record<string, unknown>>) {
  const hasOwnKey = template['custom_signing_key'] === true;
  return {
    lifetime: template['lifetime'] ?? defaults.lifetime,
    allowed_clock_skew: template['allowed_clock_skew'] ?? defaults.allowed_clock_skew,
    custom_signing_key: hasOwnKey,
    signing_algorithm: hasOwnKey ? template['signing_algorithm'] : defaults.signing_algorithm,
    signing_key: hasOwnKey ? template['signing_key'] : null,
  };
}

function checkSigningKey({ body }: OperationRequest): readonly ApiErrorItem[] {
  if (body['custom_signing_key'] !== true) return [];
  return ['signing_algorithm', 'signing_key']
    .filter((name) => !body[name])
    .map((name) =>
      apiErrorItem('form_conditional_param_missing', { param_name: name, other: 'custom_signing_key' }),
    );
}

function rejectReserved(claims: unknown): void {
  const claim = isObject(claims) ? reserved.find((name) => Object.hasOwn(claims, name)) : undefined;
  if (claim !== undefined) throw apiFault('jwt_template_reserved_claim', { param_name: 'claims', claim });
}
