/** The meaning of the words after ```` ```ts ````. */
export interface InfoString {
  readonly continues: boolean;
  readonly noRun: string | undefined;
  readonly needs: string | undefined;
  readonly problems: readonly string[];
}

/** Services that a block can need. `services.ts` starts them. */
const serviceNames: readonly string[] = ['redis-server', 'chromium'];

const word = /(?<name>[\w-]+)(?:="(?<value>[^"]*)")?|\S+/g;

export function readInfoString(meta: string): InfoString {
  let continues = false;
  let noRun: string | undefined;
  let needs: string | undefined;
  const problems: string[] = [];
  for (const { 0: text, groups } of meta.matchAll(word)) {
    if (text === 'continues') {
      continues = true;
    } else if (groups?.['name'] === 'no-run') {
      noRun = groups['value'] ?? '';
    } else if (groups?.['name'] === 'needs' && serviceNames.includes(groups['value'] ?? '')) {
      needs = groups['value'];
    } else {
      problems.push(
        `'${text}' is unknown: the words are continues, needs="redis-server" or needs="chromium", and no-run="the reason"`,
      );
    }
  }
  if (noRun !== undefined && noRun.trim() === '') {
    problems.push('no-run needs a reason: no-run="needs a browser"');
  }
  return { continues, noRun, needs, problems };
}
