import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { runners } from '@tooling/runtimes/runners';
import type { GroupName } from '../bench/groups/all.ts';
import type { Input } from '../bench/program.ts';
import type { Report, Row } from '../bench/report.ts';
import { makeSample, makeSamples } from '../bench/samples.ts';
import { measureStart } from '../start/measure-start.ts';
import { START_GROUPS } from '../start/programs.ts';
import { formatRatio, significant } from '../statistics.ts';
import { type Table, toMarkdown } from '../table.ts';

const ENTRY = fileURLToPath(new URL('../bench/program.ts', import.meta.url));

/** Groups of the benchmark that decisions refer to. */
const GROUPS: readonly GroupName[] = ['rs256', 'es256', 'cookie', 'header', 'signed-out', 'handshake'];

/** Measures verification, requests and starts. Resolves to Markdown. */
export async function measureTimes(): Promise<string> {
  const sections = [
    describeMachine(),
    ABOUT_RATIOS,
    ...(await measureGroups()),
    ABOUT_STARTS,
    ...(await measureStarts()),
  ];
  return sections.join('\n\n');
}

function describeMachine(): string {
  const [processor] = cpus();
  const kind = processor?.model.trim() ?? 'unknown';
  return `Measured on Node ${process.versions.node}, ${cpus().length} processors (${kind}).`;
}

const ABOUT_RATIOS = `The next tables are ratios of elapsed times, medians of interleaved rounds, ± half of the interquartile
range. Below 1 is faster than the contender that the column names by its letter. \`pnpm bench\` prints them.`;

const ABOUT_STARTS = `The next tables are starts of fresh processes: minima, and the ratio to the first line. \`pnpm bench:start\`
prints them.`;

async function measureGroups(): Promise<string[]> {
  const runner = runners.find(({ name }) => name === `node-${process.versions.node.split('.')[0]}`);
  const input: Input = {
    groups: GROUPS,
    samples: makeSamples(),
    effort: { rounds: 40, sliceInMs: 5 },
    clock: 'own',
  };
  // `run` of the program returns it, and JSON keeps it.
  const reports = (await runner?.run({
    entry: ENTRY,
    input,
    isTrusted: true,
    timeoutInMs: 1_800_000,
  })) as Report[];
  return reports.map((report) => toMarkdown(tableOf(report)));
}

function tableOf({ name, baselines, rows }: Report): Table {
  const letterOf = (index: number) => String.fromCharCode(65 + index);
  const batchSizes =
    rows.find(({ columns }) => columns.length > 0)?.columns.map(({ batchSize }) => batchSize) ?? [];
  const heads = batchSizes.flatMap((batchSize) =>
    baselines.map((_, index) =>
      batchSize === 1 ? `to ${letterOf(index)}` : `${batchSize} at once, to ${letterOf(index)}`,
    ),
  );
  const labelOf = (row: Row) => {
    const index = baselines.indexOf(row.name);
    return index < 0 ? row.name : `${letterOf(index)}: ${row.name}`;
  };
  const able = rows.filter(({ unable }) => unable === null);
  return [
    [name, ...heads],
    ...able.map((row) => [labelOf(row), ...row.columns.flatMap(({ ratios }) => ratios.map(formatRatio))]),
  ];
}

async function measureStarts(): Promise<string[]> {
  const tables: string[] = [];
  for (const group of START_GROUPS) {
    const times = await measureStart(group, makeSample('RS256'), 31);
    const [baseline = []] = times.values();
    const rows = [...times].map(([name, own]) => [
      name,
      `${significant(Math.min(...own))} ms`,
      significant(Math.min(...own) / Math.min(...baseline)),
    ]);
    tables.push(toMarkdown([[group.name, 'minimum', 'ratio'], ...rows]));
  }
  return tables;
}
