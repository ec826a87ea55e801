// Pure

export interface ErrorEntry {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 500 | 501;
  /** The code of the answer, if it is not the name of the entry. */
  readonly code?: string;
  readonly message: string;
  /** `{name}` is replaced with a detail of the case. */
  readonly longMessage: string;
}
