// What VS Code loads as `extensionTestsPath`, whether @vscode/test-electron or code-server runs it: mocha over the
// bundled suite beside this file, with a result file, because an exit code of 0 also comes from a host that crashed.
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Mocha from 'mocha';
import type { SuiteResult } from './suite-result';

export async function run(): Promise<void> {
  const file = process.env['HYBRID_QML_TEST_RESULT'];
  if (file === undefined) throw new Error('HYBRID_QML_TEST_RESULT does not name a result file');
  const filters = (process.env['HYBRID_QML_TEST_FILTER'] ?? '').split(',');
  const suite = join(__dirname, 'suite');
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, color: false, forbidOnly: process.env['CI'] !== undefined });
  const files = readdirSync(suite, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.js'));
  for (const name of files.sort())
    if (filters.some((filter) => name.includes(filter))) mocha.addFile(join(suite, name));
  const result: SuiteResult = { passed: [], failed: [], skipped: [] };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('pass', (test) => result.passed.push(test.fullTitle()));
    runner.on('pending', (test) => result.skipped.push(test.fullTitle()));
    runner.on('fail', (test, error: Error) =>
      result.failed.push({
        title: test.fullTitle(),
        file: basename(test.file ?? ''),
        error: error.stack ?? String(error),
      }),
    );
  });
  writeFileSync(file, JSON.stringify(result, null, 1));
  if (result.failed.length > 0) throw new Error(`${result.failed.length} tests failed`);
}
