/** The part of `@x/emulator` that the scenarios need. */
export interface ScenarioEmulator {
  /** The URL that the emulator listens on. */
  readonly url: string;
  /** The secret key of its instance. */
  readonly secretKey: string;
  signIn(
    userId: string,
    options?: {
      /** The lifetime of the session token, in seconds. */
      readonly expiresInSeconds?: number;
      /** The active organization of the session. */
      readonly organizationId?: string;
      /** The permissions in the session token. */
      readonly permissions?: readonly string[];
    },
  ): Promise<{ readonly token: string; readonly sessionId: string; readonly cookieHeader: string }>;
}

/** What a scenario can use. */
export interface ScenarioContext {
  /** The origin of the application under test. */
  readonly url: string;
  /** The origin of the same application, whose keys cannot be loaded. */
  readonly urlInOutage: string;
  /** The emulator that the application uses. */
  readonly emulator: ScenarioEmulator;
  /** A user of the emulator. */
  readonly userId: string;
  /** An organization of the emulator, in which the user is a member. */
  readonly organizationId: string;
}

/** One behaviour of an adapter. */
export interface Scenario {
  /** What the adapter does. */
  readonly name: string;
  /** Rejects with an `Error` that says what is wrong. */
  readonly run: (context: ScenarioContext) => Promise<void>;
}

/** What a scenario compares of a response. */
export interface Expected {
  readonly status: number;
  /** Values of headers. A pattern must match, a function must return true, and null means that the header is absent. */
  readonly headers?: Readonly<Record<string, string | RegExp | null>>;
  /** Fields of the JSON body. */
  readonly json?: Readonly<Record<string, unknown>>;
  readonly text?: string;
}

/** Sends a request without following redirects, and compares the response. */
export async function expectResponse(url: string, init: RequestInit, expected: Expected): Promise<Response> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  const problems = [
    ...(response.status === expected.status ? [] : [`status ${response.status}, not ${expected.status}`]),
    ...Object.entries(expected.headers ?? {}).flatMap(([name, value]) => {
      const actual = response.headers.get(name);
      return isExpected(actual, value) ? [] : [`${name} is ${JSON.stringify(actual)}, not ${value}`];
    }),
    ...problemsOfBody(text, expected),
  ];
  if (problems.length > 0) {
    throw new Error(`${init.method ?? 'GET'} ${url}: ${problems.join('; ')}. Body: ${text.slice(0, 200)}`);
  }
  return response;
}

function isExpected(actual: string | null, expected: string | RegExp | null): boolean {
  return expected instanceof RegExp ? actual !== null && expected.test(actual) : actual === expected;
}

function problemsOfBody(text: string, { json, text: expectedText }: Expected): string[] {
  if (expectedText !== undefined && text !== expectedText) {
    return [`another body than ${JSON.stringify(expectedText)}`];
  }
  if (json === undefined) {
    return [];
  }
  const body = parse(text);
  return Object.entries(json).flatMap(([name, value]) =>
    JSON.stringify(body[name]) === JSON.stringify(value)
      ? []
      : [`${name} is ${JSON.stringify(body[name])}, not ${JSON.stringify(value)}`],
  );
}

function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
