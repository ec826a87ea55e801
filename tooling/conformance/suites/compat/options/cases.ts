import type { OptionsStage } from './create-stage.ts';

/** Where a program passes an option. */
const PLACES = ['client', 'call', 'call over client', 'verifyToken', 'methods'] as const;
type Place = (typeof PLACES)[number];

/** Values that a program passes for a variable that is not set, or for a condition that is false. */
const NOTHING = {
  undefined: undefined,
  null: null,
  "''": '',
  'white space': '  ',
  false: false,
  0: 0,
  '[]': [],
} as const;

/** One value of one option in one place. */
export interface OptionCase {
  readonly option: string;
  readonly place: Place;
  /** The kind of the value. */
  readonly value: string;
  readonly given: Readonly<Record<string, unknown>>;
}

/** A valid value of every option of `@clerk/backend`. */
export function validValues({ keys, jwtKey, machineSecretKey }: OptionsStage) {
  return {
    ...keys,
    jwtKey,
    machineSecretKey,
    apiVersion: 'v1',
    userAgent: 'agent/1',
    requireSecretKey: true,
    audience: 'https://audience.example',
    domain: 'satellite.example.com',
    isSatellite: true,
    proxyUrl: 'https://app.example.com/__clerk',
    signInUrl: 'https://primary.example.com/in',
    signUpUrl: 'https://app.example.com/up',
    afterSignInUrl: 'https://app.example.com/after-in',
    afterSignUpUrl: 'https://app.example.com/after-up',
    acceptsToken: 'session_token',
    authorizedParties: ['https://app.example.com'],
    clockSkewInMs: 10_000,
    headerType: 'JWT',
    organizationSyncOptions: { organizationPatterns: ['/orgs/:slug'] },
    satelliteAutoSync: true,
    skipJwksCache: true,
    jwksCacheTtlInMs: 1000,
    sdkMetadata: { name: 'sdk', version: '1' },
    telemetry: { disabled: true },
  };
}

export function optionCases(stage: OptionsStage): readonly OptionCase[] {
  return Object.entries(validValues(stage)).flatMap(([option, valid]) =>
    PLACES.flatMap((place) => [
      { option, place, value: 'absent', given: {} },
      ...Object.entries({ ...NOTHING, valid, ...withSpace(valid) }).map(([value, given]) => ({
        option,
        place,
        value,
        given: { [option]: given },
      })),
    ]),
  );
}

/** What a variable can have around its value. */
const withSpace = (valid: unknown) =>
  typeof valid === 'string' ? { 'with a line break': `${valid}\n`, padded: ` ${valid} ` } : {};
