interface ErrorItem {
  readonly long_message: string;
}

/** A placeholder of a message that was not filled in, or filled in with nothing. */
const gap = /\{\w+\}|undefined|\bnull\b|""|^ | {2}| [.,:;]| $/;

/** Returns the first message of an error that lacks a part. */
export function findIncompleteMessage(errors: readonly ErrorItem[]): string | undefined {
  return errors.map(({ long_message: message }) => message).find((message) => gap.test(message));
}
