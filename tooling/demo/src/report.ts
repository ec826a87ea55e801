import colors from 'picocolors';

/** A step of the demo: its description, the expected outcome, and the function that does it. */
interface Row {
  readonly description: string;
  readonly expected: string;
  readonly run: () => Promise<string>;
}

/** The strings in a row. */
interface Cells {
  readonly mark: string;
  readonly description: string;
  readonly expected: string;
  readonly outcome: string;
  readonly time: string;
}

export interface Report {
  heading(text: string): void;
  /** Runs a step, prints it, and resolves to its outcome. */
  row(row: Row): Promise<string>;
  /** Prints the totals. Returns whether every outcome was as expected. */
  finish(): boolean;
}

const MAX_WIDTH = 110;
const TIME_WIDTH = 8;
const MARK_WIDTH = 2;
const GAP = '  ';

/** Creates a table that is printed row by row and fits into `columns` characters. */
export function createReport(print: (line: string) => void, columns: number, nowInMs: () => number): Report {
  const startedAtInMs = nowInMs();
  const format = createFormat(columns);
  const counts = { right: 0, wrong: 0 };

  const titles = { mark: ' ', description: 'step', expected: 'expected', outcome: 'outcome', time: 'time' };
  print(colors.dim(format(titles)));
  return {
    heading(text) {
      print(`\n${colors.bold(text)}`);
    },
    async row({ description, expected, run }) {
      const rowStartedAtInMs = nowInMs();
      const outcome = await run().catch((error: unknown) => `threw ${String(error)}`);
      const isRight = outcome === expected;
      counts[isRight ? 'right' : 'wrong'] += 1;
      const time = `${(nowInMs() - rowStartedAtInMs).toFixed(1)} ms`;
      const mark = isRight ? colors.green('✓') : colors.red('✗');
      const shortened = { expected: shortenIds(expected), outcome: shortenIds(outcome) };
      print(format({ mark, description, ...shortened, time }));
      if (!isRight) {
        print(colors.red(`  expected ${expected}\n  but got  ${outcome}`));
      }
      return outcome;
    },
    finish() {
      const seconds = ((nowInMs() - startedAtInMs) / 1000).toFixed(1);
      const text = `${counts.right} as expected, ${counts.wrong} not, in ${seconds} s`;
      print(`\n${counts.wrong === 0 ? colors.green(text) : colors.red(text)}`);
      return counts.wrong === 0;
    },
  };
}

/** Returns a function that formats a row. A row has as many lines as its longest cell needs. */
function createFormat(columns: number): (cells: Cells) => string {
  const free = Math.min(columns, MAX_WIDTH) - MARK_WIDTH - TIME_WIDTH - GAP.length * 3;
  const descriptionWidth = Math.floor(free * 0.42);
  const outcomeWidth = Math.floor((free - descriptionWidth) / 2);
  return ({ mark, description, expected, outcome, time }) => {
    const cells = [
      { width: descriptionWidth, lines: wrap(description, descriptionWidth) },
      { width: outcomeWidth, lines: wrap(expected, outcomeWidth) },
      { width: outcomeWidth, lines: wrap(outcome, outcomeWidth) },
    ];
    const height = Math.max(...cells.map(({ lines }) => lines.length));
    const rows = Array.from({ length: height }, (_, index) => {
      const texts = cells.map(({ width, lines }) => (lines[index] ?? '').padEnd(width));
      const isFirst = index === 0;
      const end = isFirst ? time.padStart(TIME_WIDTH) : '';
      return `${isFirst ? mark : ' '} ${[...texts, end].join(GAP)}`.trimEnd();
    });
    return rows.join('\n');
  };
}

/** Shortens ids to their last characters, which are enough to distinguish them. */
function shortenIds(text: string): string {
  return text.replace(/\b(user|org|sess)_\w{12,}(\w{6})\b/g, '$1_…$2');
}

/** Breaks a string at white space and after hyphens, and breaks words that are longer than a line. */
function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const piece of text.match(/[^\s-]+-?\s*|-\s*|\s+/g) ?? []) {
    const last = lines.length - 1;
    if (`${lines[last]}${piece.trimEnd()}`.length <= width) {
      lines[last] += piece;
    } else {
      lines.push(...(piece.match(new RegExp(`.{1,${width}}`, 'g')) ?? []));
    }
  }
  return lines.map((line) => line.trimEnd()).filter((line, index) => line !== '' || index === 0);
}
