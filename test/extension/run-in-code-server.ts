// The extension suite inside the extension host of a real VS Code, code-server in a headless Chromium:
// npm run test:vscode -- [--version oldest|current] [--vsix FILE] [--if-possible] [filter …]
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { format, parseArgs } from 'node:util';
import { startWorkbench } from '../support/workbench/workbench';
import { workbenchMissing } from '../support/workbench/missing';
import { bundleSuite, removeBundle } from './bundle';
import { isGood, report } from './report';
import type { SuiteResult } from './suite-result';

const longest = 300_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    version: { type: 'string', default: 'oldest' },
    vsix: { type: 'string' },
    'if-possible': { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});

async function main(): Promise<number> {
  const wanted = values.version === 'current' ? 'current' : 'oldest';
  const otherwise = values['if-possible'] && workbenchMissing('current') === undefined ? 'current' : wanted;
  const version = workbenchMissing(wanted) === undefined ? wanted : otherwise;
  const missing = workbenchMissing(version);
  if (missing !== undefined) {
    console.log(`Extension suite left out: ${missing}`);
    return values['if-possible'] ? 0 : 1;
  }
  const entry = await bundleSuite();
  try {
    const first = await runSuite(version, entry, positionals);
    if (isGood(first)) return 0;
    // A whole VS Code has moments of its own: the files that failed have one more window, and are named
    const files = first === undefined ? positionals : [...new Set(first.failed.map(({ file }) => file))];
    console.log(`Run again in a new window: ${files.length === 0 ? 'all' : files.join(', ')}`);
    return isGood(await runSuite(version, entry, files)) ? 0 : 1;
  } finally {
    removeBundle(entry);
  }
}

/** The files whose names hold one of these texts, all of them where there is none, in a VS Code of their own. */
async function runSuite(
  version: 'oldest' | 'current',
  entry: string,
  filters: readonly string[],
): Promise<SuiteResult | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-suite-'));
  const resultFile = join(folder, 'result.json');
  // With the real extension installed, an empty one is what VS Code believes to be under development
  const development = join(folder, 'empty-extension');
  cpSync(join(__dirname, '..', 'support', 'workbench', 'empty-extension'), development, { recursive: true });
  const workbench = await startWorkbench({
    version,
    extension: values.vsix === undefined ? 'source' : resolve(values.vsix),
    fixture: join(__dirname, 'workspace'),
    forTests: true,
    env: { HYBRID_QML_TEST_RESULT: resultFile, HYBRID_QML_TEST_FILTER: filters.join(',') },
  });
  try {
    const remote = (path: string): string => `vscode-remote://127.0.0.1:${workbench.server.port}${path}`;
    const payload = [
      ['extensionDevelopmentPath', remote(development)],
      ['extensionTestsPath', remote(entry)],
      ['skipWelcome', 'true'],
    ];
    const ended = new Promise<number>((done) => void workbench.page.exposeFunction('codeAutomationExit', done));
    await workbench.page.exposeFunction('codeAutomationLog', (_: string, args: unknown[]) => {
      const line = format(...args).trimEnd();
      if (values.verbose || line.startsWith('hybrid-qml: ')) console.log(line);
    });
    await workbench.page.goto(`${workbench.address}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
    await Promise.race([ended, setTimeout(longest, undefined, { ref: false })]);
    return report(resultFile, `VS Code (${version}), ${values.vsix ?? 'from source'}`);
  } finally {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
