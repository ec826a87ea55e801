import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel, type IConfigFile } from '@microsoft/api-extractor';
import type { PublicEntry } from './public-entries.ts';

/** Returns API Extractor's report on the built declarations of an entry. */
export function extractReport(root: string, { folder, declarations }: PublicEntry): string {
  const packageFolder = join(root, folder);
  const reportFolder = mkdtempSync(join(tmpdir(), 'api-report-'));
  try {
    const config = ExtractorConfig.prepare({
      configObject: configFor(packageFolder, join(root, declarations), reportFolder),
      configObjectFullPath: undefined,
      packageJsonFullPath: join(packageFolder, 'package.json'),
    });
    const { errorCount } = Extractor.invoke(config, {
      localBuild: true,
      messageCallback: (message) => {
        message.handled = message.logLevel !== ExtractorLogLevel.Error;
      },
    });
    if (errorCount > 0) {
      throw new Error(`API Extractor cannot read ${declarations}. Run \`pnpm build\`.`);
    }
    return readFileSync(join(reportFolder, 'entry.api.md'), 'utf8');
  } finally {
    rmSync(reportFolder, { recursive: true });
  }
}

const silent = { default: { logLevel: 'none' as ExtractorLogLevel } };

function configFor(projectFolder: string, mainEntryPointFilePath: string, reportFolder: string): IConfigFile {
  const compilerOptions = {
    target: 'ES2022',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    module: 'ESNext',
    moduleResolution: 'bundler',
    types: ['node'],
    skipLibCheck: true,
  };
  return {
    projectFolder,
    mainEntryPointFilePath,
    newlineKind: 'lf',
    compiler: { overrideTsconfig: { compilerOptions } },
    apiReport: {
      enabled: true,
      reportFileName: 'entry',
      reportFolder,
      reportTempFolder: join(reportFolder, 'temp'),
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: { extractorMessageReporting: silent, tsdocMessageReporting: silent },
  };
}
