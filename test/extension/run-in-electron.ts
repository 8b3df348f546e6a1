// The extension suite in a desktop VS Code that @vscode/test-electron downloads, for machines that can:
// npm run test:electron -- [--version stable|1.100.3] [filter]. `VSCODE_EXECUTABLE` names one that is there already.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { bundleSuite, removeBundle } from './bundle';
import { isGood, report } from './report';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { version: { type: 'string', default: 'stable' } },
});

async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-suite-'));
  const workspace = join(folder, 'workspace');
  const resultFile = join(folder, 'result.json');
  cpSync(join(__dirname, 'workspace'), workspace, { recursive: true });
  const entry = await bundleSuite();
  const executable = process.env['VSCODE_EXECUTABLE'];
  const quiet = ['--disable-extensions', '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'];
  try {
    await runTests({
      version: values.version,
      ...(executable === undefined ? {} : { vscodeExecutablePath: executable }),
      extensionDevelopmentPath: join(__dirname, '..', '..'),
      extensionTestsPath: entry,
      extensionTestsEnv: { HYBRID_QML_TEST_RESULT: resultFile, HYBRID_QML_TEST_FILTER: positionals[0] ?? '' },
      launchArgs: [workspace, ...quiet, '--user-data-dir', join(folder, 'user-data')],
    }).catch((error: unknown) => console.error(error)); // The result file decides
    return isGood(report(resultFile, `VS Code ${values.version} on the desktop`)) ? 0 : 1;
  } finally {
    removeBundle(entry);
    rmSync(folder, { recursive: true, force: true });
  }
}

void main().then((code) => process.exit(code));
