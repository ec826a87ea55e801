/**
 * Where a rule is from: the published description of the API, its published catalogue of error codes, the conventions of
 * its guides, or what the official SDKs expect.
 */
type Source = 'description' | 'error catalogue' | 'guides' | 'SDKs';

/**
 * A request: method and path below `/v1`, a JSON body or a form, and headers. `{1.id}` stands for the field `id` of the
 * answer to the first of the requests before it. `+ 61s` moves the clock instead, and `decode {1.jwt}` answers with the
 * header and the payload of a token.
 */
export type Step =
  | string
  | readonly [request: string, body?: unknown, headers?: Readonly<Record<string, string>>];

/** Status, code and parameter of each error: `422 form_param_missing name`. Or a status, and a part of the body. */
export type Expected = string | readonly [status: number, body?: unknown];

/** A rule of the API. `given` are the requests before it. */
export type Rule = readonly [
  rule: string,
  request: Step,
  expected: Expected,
  source: Source,
  given?: readonly Step[],
];

export interface RuleTable {
  readonly title: string;
  readonly rules: readonly Rule[];
}
