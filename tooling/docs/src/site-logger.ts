import { ConsoleLogger, LogLevel } from 'typedoc';

/** An interface that programs extend has a comment in each package that declares it, and each comment is right. */
const HARMLESS = /has multiple declarations with a comment/;

/** Leaves out the warnings that are not faults of the documentation, so that every other warning fails the build. */
export class SiteLogger extends ConsoleLogger {
  override level = LogLevel.Warn;

  override log(message: string, level: Exclude<LogLevel, LogLevel.None>): void {
    if (!HARMLESS.test(message)) {
      super.log(message, level);
    }
  }
}
