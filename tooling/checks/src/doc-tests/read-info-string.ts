/** What the words behind ```` ```ts ```` ask for. */
export interface InfoString {
  readonly continues: boolean;
  readonly noRun: string | undefined;
  readonly problems: readonly string[];
}

const word = /(?<name>[\w-]+)(?:="(?<value>[^"]*)")?|\S+/g;

export function readInfoString(meta: string): InfoString {
  let continues = false;
  let noRun: string | undefined;
  const problems: string[] = [];
  for (const { 0: text, groups } of meta.matchAll(word)) {
    if (text === 'continues') {
      continues = true;
    } else if (groups?.['name'] === 'no-run') {
      noRun = groups['value'] ?? '';
    } else {
      problems.push(`'${text}' means nothing here: the words are continues and no-run="the reason"`);
    }
  }
  if (noRun !== undefined && noRun.trim() === '') {
    problems.push('no-run needs a reason: no-run="needs a Redis server"');
  }
  return { continues, noRun, problems };
}
