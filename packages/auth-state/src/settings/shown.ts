// Pure

const MAX_LENGTH = 80;

/** Returns a value as messages quote it. Do not pass a secret. */
export function shown(value: unknown): string {
  try {
    const json = JSON.stringify(value) ?? typeof value;
    return json.length > MAX_LENGTH ? `${json.slice(0, MAX_LENGTH)}...` : json;
  } catch {
    return typeof value;
  }
}
