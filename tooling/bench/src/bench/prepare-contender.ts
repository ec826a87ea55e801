import type { Contender, Group, Run } from './contender.ts';

export interface ReadyContender {
  readonly name: string;
  readonly run: Run;
}

export interface UnableContender {
  readonly name: string;
  /** The reason why it can't run here. */
  readonly unable: string;
}

/** Prepares a contender, and runs it once to see that it does the work. Never rejects. */
export async function prepareContender(
  { name, prepare }: Contender,
  isDone: Group['isDone'],
): Promise<ReadyContender | UnableContender> {
  try {
    const run = await prepare();
    return isDone(await run()) ? { name, run } : { name, unable: 'it runs, but does not do the work' };
  } catch (error) {
    return { name, unable: error instanceof Error ? error.message : String(error) };
  }
}
