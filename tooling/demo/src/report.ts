import colors from 'picocolors';

/** What was asked, what should come back, and how to get it. */
export interface Row {
  readonly asked: string;
  readonly expected: string;
  readonly run: () => Promise<string>;
}

export interface Report {
  heading(text: string): void;
  /** Runs a row, prints it, and gives what came back. */
  row(row: Row): Promise<string>;
  /** Prints the sum. Whether every row was as expected. */
  finish(): boolean;
}

const MAX_WIDTH = 110;
const TIME_WIDTH = 8;
const MARK_WIDTH = 2;
const GAP = '  ';

/** A table that is printed row by row and fits `columns` characters. */
export function createReport(print: (line: string) => void, columns: number, nowInMs: () => number): Report {
  const startedAtInMs = nowInMs();
  const free = Math.min(columns, MAX_WIDTH) - MARK_WIDTH - TIME_WIDTH - GAP.length * 3;
  const askedWidth = Math.floor(free * 0.42);
  const answerWidth = Math.floor((free - askedWidth) / 2);
  const counts = { right: 0, wrong: 0 };

  /** A row of cells, on as many lines as the longest needs. */
  const lines = (mark: string, asked: string, expected: string, got: string, time: string): string[] => {
    const cells = [wrap(asked, askedWidth), wrap(expected, answerWidth), wrap(got, answerWidth)];
    const height = Math.max(...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, index) => {
      const texts = cells.map((cell, column) =>
        (cell[index] ?? '').padEnd(column === 0 ? askedWidth : answerWidth),
      );
      return `${index === 0 ? mark : ' '} ${[...texts, index === 0 ? time.padStart(TIME_WIDTH) : ''].join(GAP)}`.trimEnd();
    });
  };

  print(colors.dim(lines(' ', 'asked', 'expected', 'came back', 'time').join('\n')));
  return {
    heading(text) {
      print(`\n${colors.bold(text)}`);
    },
    async row({ asked, expected, run }) {
      const rowStartedAtInMs = nowInMs();
      const got = await run().catch((error: unknown) => `threw ${String(error)}`);
      const isRight = got === expected;
      counts[isRight ? 'right' : 'wrong'] += 1;
      const time = `${(nowInMs() - rowStartedAtInMs).toFixed(1)} ms`;
      const mark = isRight ? colors.green('✓') : colors.red('✗');
      print(lines(mark, asked, shortenIds(expected), shortenIds(got), time).join('\n'));
      if (!isRight) {
        print(colors.red(`  expected ${expected}\n  but got  ${got}`));
      }
      return got;
    },
    finish() {
      const seconds = ((nowInMs() - startedAtInMs) / 1000).toFixed(1);
      const text = `${counts.right} as expected, ${counts.wrong} not, in ${seconds} s`;
      print(`\n${counts.wrong === 0 ? colors.green(text) : colors.red(text)}`);
      return counts.wrong === 0;
    },
  };
}

/** The end of an id is enough to tell it from another. */
function shortenIds(text: string): string {
  return text.replace(/\b(user|org|sess)_\w{12,}(\w{6})\b/g, '$1_…$2');
}

/** Breaks a text at white space or behind a hyphen, and within a word where that is too long. */
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
