// Pure

/** Damage to text on its way from a dashboard, a file or an environment variable. */
const DAMAGES: ReadonlyArray<readonly [pattern: RegExp, problem: string]> = [
  [/^\s|\s$/, 'begins or ends with white space, such as a line break. Trim it.'],
  [/^(?:undefined|null)$/, 'is the word "undefined" or "null". Is the environment variable set?'],
  [/^["'`\u2018-\u201f]|["'`\u2018-\u201f]$/, 'is in quotation marks. Remove them.'],
  [/^\$|^%\w+%$/, 'is a reference to a variable that was not replaced. Pass the value of the variable.'],
  [/^[A-Z][A-Z0-9_]*=/, 'begins with the name of a variable. Pass the text after "=" only.'],
  [/\\[nrt]/, 'has an escaped line break or tab, such as "\\n". Remove it.'],
  [/(?:\.\.\.|\u2026)$/, 'is cut off: it ends with dots. Copy it whole.'],
];

/** Returns the damage of a key or a URL: the end of a sentence that begins with the name of the option. */
export function damageOfText(text: string): string | undefined {
  return DAMAGES.find(([pattern]) => pattern.test(text))?.[1];
}
